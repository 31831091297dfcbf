import { screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { inLanes } from '../src/features/calendar/components/lanes';
import { mondayOf, plus } from '../src/features/calendar/components/days';
import { amountOf, costOf, plain } from '../src/ui/money';
import { anAppointment, anIncident, answers, aTransfer, open, page, soon } from './pages';

const NETWORK = [
  { id: 'n-1', kind: 'NODE', name: 'Cerro', accesses: 12, state: 'SUSPECTED', feeds: [{ id: 'n-2', kind: 'SECTOR', name: 'Cerro Norte', accesses: 5, state: 'WELL', feeds: [] }] },
];

test('a suspicion is confirmed with what customers are told', async () => {
  answers('get', '/network', () => NETWORK);
  answers('get', '/planned-works', () => page());
  answers('get', '/incidents', () => page(anIncident()));
  const asked = answers('post', '/incidents/i-1/confirmation', () => anIncident({ state: 'KNOWN' }));
  const user = open('/outages');

  await user.click(await screen.findByRole('button', { name: 'Confirmar' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText(/Qué se les dice/), 'Corte de fibra');
  await user.click(within(dialog).getByRole('button', { name: 'Confirmar' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked[0]?.body).toEqual({ estimatedUntil: null, text: 'Corte de fibra' });
});

test('an outage that is known is entered where it is in the tree', async () => {
  answers('get', '/network', () => NETWORK);
  answers('get', '/planned-works', () => page());
  answers('get', '/incidents', () => page());
  const asked = answers('post', '/incidents', () => anIncident({ state: 'KNOWN' }));
  const user = open('/outages');
  await screen.findByText('Ninguna interrupción abierta');

  await user.click(await screen.findByRole('button', { name: 'Anotar una interrupción: Cerro Norte' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toEqual({ node: 'n-2', beganAt: null, estimatedUntil: null, text: null });
});

test('an appointment to come can be cancelled, and one that has begun can be done', async () => {
  answers('get', '/calendars', () => [{ id: 'cal-1', name: 'Técnica Marta', timeZone: 'UTC' }]);
  answers('get', '/appointments', () =>
    page(anAppointment({ startsAt: soon(0.01), endsAt: soon(0.5) }), anAppointment({ number: 'C-1002', contactName: 'Luis Gil', startsAt: soon(-0.02), endsAt: soon(0.5) })),
  );
  const asked = answers('put', '/appointments/C-1001/state', () => anAppointment({ state: 'CANCELLED' }));
  const user = open('/calendar?span=day');

  await user.click(await screen.findByRole('button', { name: /Luis Gil/ }));
  const other = await screen.findByRole('dialog');
  within(other).getByRole('button', { name: 'No vino' });
  expect(within(other).queryByRole('button', { name: 'Cancelar cita' })).toBeNull();
  await user.click(within(other).getByRole('button', { name: 'Cerrar' }));
  await user.click(await screen.findByRole('button', { name: /Ana Paz/ }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Cancelar cita' }));
  await user.click(within(await screen.findByRole('dialog', { name: '¿Cancelar C-1001?' })).getByRole('button', { name: 'Cancelar cita' }));

  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toEqual({ state: 'CANCELLED' });
});

test('what overlaps is laid side by side, and the next has the whole room', () => {
  const laid = inLanes([
    { from: 60, until: 120 },
    { from: 90, until: 150 },
    { from: 120, until: 140 },
    { from: 150, until: 180 },
  ]);

  expect(laid.map(({ lane, lanes }) => [lane, lanes])).toEqual([[0, 2], [1, 2], [0, 2], [0, 1]]);
});

test('weeks begin on Monday, also across a change of the clocks and of the year', () => {
  expect(mondayOf('2026-11-22')).toBe('2026-11-16');
  expect(mondayOf('2026-11-16')).toBe('2026-11-16');
  expect(plus('2026-03-28', 2)).toBe('2026-03-30');
  expect(plus('2026-12-31', 1)).toBe('2027-01-01');
});

test('a transfer is confirmed with what arrived', async () => {
  answers('get', '/transfers', () => page(aTransfer()));
  const asked = answers('post', '/transfers/claim-1/confirmation', () => aTransfer({ state: 'CONFIRMED' }));
  const user = open('/billing');

  await user.click(await screen.findByRole('button', { name: 'Llegó' }));
  const dialog = await screen.findByRole('dialog');
  const field = within(dialog).getByLabelText(/Cuánto llegó/);
  expect(field).toHaveProperty('value', '14990');
  await user.clear(field);
  await user.type(field, '15.000');
  await user.click(within(dialog).getByRole('button', { name: 'Anotar el pago' }));
  await within(dialog).findByText(/sin puntos de miles/);
  expect(asked).toHaveLength(0);
  await user.clear(field);
  await user.type(field, '15000');
  await user.click(within(dialog).getByRole('button', { name: 'Anotar el pago' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked[0]?.body).toEqual({ arrived: { minor: 15_000, currency: 'CLP' } });
});

test('a transfer is rejected with its reason', async () => {
  answers('get', '/transfers', () => page(aTransfer()));
  const asked = answers('post', '/transfers/claim-1/rejection', () => aTransfer({ state: 'REJECTED' }));
  const user = open('/billing');

  await user.click(await screen.findByRole('button', { name: 'No llegó' }));
  const dialog = await screen.findByRole('dialog');
  await user.selectOptions(within(dialog).getByLabelText('Por qué'), 'El comprobante no se puede leer');
  await user.click(within(dialog).getByRole('button', { name: 'Rechazar' }));

  await waitFor(() => expect(asked[0]?.body).toEqual({ reason: 'UNREADABLE_PROOF' }));
});

test('amounts are read as they are meant, or not at all', () => {
  expect(amountOf('149,9', 'USD')).toEqual({ minor: 14_990, currency: 'USD' });
  expect(amountOf(' 149.90 ', 'USD')).toEqual({ minor: 14_990, currency: 'USD' });
  expect(amountOf('14990', 'CLP')).toEqual({ minor: 14_990, currency: 'CLP' });
  expect(plain({ minor: 14_990, currency: 'USD' })).toBe('149.90');
  for (const wrong of ['', '0', '-1', '1.500', '1,234.00', '1e3', 'mil']) {
    expect(amountOf(wrong, 'USD'), wrong).toBeNull();
  }
  expect(amountOf('1.5', 'CLP')).toBeNull();
  expect(['0', '0,00', '5', ''].map((typed) => costOf(typed, 'USD')?.minor)).toEqual([0, 0, 500, undefined]);
});

test('an invoice tells its lines, what was booked and how payment was tried', async () => {
  const amount = (minor: number) => ({ minor, currency: 'CLP' });
  answers('get', '/invoices/i-7', () => ({
    invoice: { id: 'i-7', number: 'F-7', customer: 'k-1', customerNumber: 'K-1', customerName: 'Ana Paz', issuedOn: '2026-11-01', dueOn: '2026-11-15', total: amount(14_990), outstanding: amount(9_990), state: 'OVERDUE' },
    lines: [{ description: 'Internet 300', quantity: 1, net: amount(12_597), tax: amount(2_393), taxBasisPoints: 1_900 }],
    bookings: [{ at: soon(-9), reason: 'ISSUED', amount: amount(14_990) }, { at: soon(-1), reason: 'TRANSFER', amount: amount(-5_000) }],
    received: [],
    attempts: [{ id: 'a-1', provider: 'STRIPE', state: 'EXPIRED', amount: amount(14_990), conversation: 'c-1', requestedAt: soon(-5), expiresAt: soon(-4) }],
  }));
  open('/billing/invoices/i-7');

  await screen.findByText('Internet 300');
  screen.getByText('Vencida');
  screen.getByText('Transferencia');
  screen.getByText('Stripe');
  screen.getByText(/19\s?%/);
});
