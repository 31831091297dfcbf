import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { totalsOf } from '../src/features/billing/components/totals';
import { taxOf } from '../src/ui/money';
import { answers, comeBack, open, page } from './pages';
import { problem } from './server';

const amount = (minor: number) => ({ minor, currency: 'CLP' });

const ANA = { id: 'k-1', number: 'C-1', name: 'Ana Paz', phone: '+56961234567', email: null, emailVerified: false, language: 'SPANISH', createdAt: '2026-11-01T12:00:00Z', version: '7' };

const INVOICE = { id: 'i-7', number: 'F-7', customer: 'k-1', customerNumber: 'C-1', customerName: 'Ana Paz', issuedOn: '2026-11-01', dueOn: '2026-11-15', total: amount(14_990), outstanding: amount(14_990), state: 'OPEN' };

const file = (state = 'OPEN') => ({ invoice: { ...INVOICE, state }, lines: [], bookings: [], received: [], attempts: [] });

test('a customer is added, and their card shows what proves them', async () => {
  answers('get', '/customers', () => page());
  answers('get', '/customers/k-1', () => ({ customer: ANA, phoneShared: true, emailShared: false, subscriptions: [], logins: [] }));
  answers('get', '/invoices', () => page());
  const asked = answers('post', '/customers', () => ANA);
  const user = open('/customers');

  await user.click((await screen.findAllByRole('button', { name: 'Nuevo cliente' }))[0] as HTMLElement);
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Número de cliente'), 'C-1');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));
  await within(dialog).findByText('Hace falta.');
  await user.type(within(dialog).getByLabelText('Nombre'), 'Ana Paz');
  await user.type(within(dialog).getByLabelText('Teléfono'), '+56 9 6123 4567');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await screen.findByText('Lo tiene otro cliente: no prueba quién escribe');
  expect(asked).toHaveLength(1);
  expect(asked[0]?.key).toBeTruthy();
  expect(asked[0]?.body).toEqual({ number: 'C-1', name: 'Ana Paz', phone: '+56 9 6123 4567', email: null, emailVerified: false, language: 'SPANISH' });
});

test('with another address the customer is not proven by it until somebody has made sure', async () => {
  const known = { ...ANA, email: 'ana@example.com', emailVerified: true };
  answers('get', '/customers/k-1', () => ({ customer: known, phoneShared: false, emailShared: false, subscriptions: [], logins: [] }));
  answers('get', '/invoices', () => page());
  const asked = answers('put', '/customers/k-1', () => known);
  const user = open('/customers/k-1');

  await user.click(await screen.findByRole('button', { name: 'Cambiar' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('Correo'), '.mx');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({ email: 'ana@example.com.mx', emailVerified: false });
});

test('who was later with a customer is told, and saves what there is then', async () => {
  let now = ANA;
  answers('get', '/customers/k-1', () => ({ customer: now, phoneShared: false, emailShared: false, subscriptions: [], logins: [] }));
  answers('get', '/invoices', () => page());
  const asked = answers('put', '/customers/k-1', ({ version }) => (version === `"${now.version}"` ? now : problem(412, 'terms-changed')));
  const user = open('/customers/k-1');

  await user.click(await screen.findByRole('button', { name: 'Cambiar' }));
  const dialog = await screen.findByRole('dialog');
  now = { ...ANA, name: 'Ana María Paz', version: '8' };
  await user.type(within(dialog).getByLabelText('Nombre'), ' Soto');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));
  await within(dialog).findByText(/Otra persona lo cambió antes/);
  expect(within(dialog).getByLabelText('Nombre')).toHaveProperty('value', 'Ana Paz Soto');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.map(({ version }) => version)).toEqual(['"7"', '"8"']);
});

test('an account of a customer is entered, and taken away after a second word', async () => {
  const login = { id: 'l-1', customer: 'k-1', system: 's-2', systemName: 'Correo', systemKind: 'LDAP', login: 'ana@example.com' };
  let logins = [login];
  answers('get', '/customers/k-1', () => ({ customer: ANA, phoneShared: false, emailShared: false, subscriptions: [], logins }));
  answers('get', '/invoices', () => page());
  answers('get', '/logins/systems', () => [
    { id: 's-2', name: 'Correo', kind: 'LDAP' },
    { id: 's-1', name: 'Portal', kind: 'PORTAL' },
  ]);
  const asked = answers('post', '/customers/k-1/logins', () => login);
  const removed = answers('delete', '/logins/l-1', () => {
    logins = [];
    return new HttpResponse(null, { status: 204 });
  });
  const user = open('/customers/k-1');

  await user.click(await screen.findByRole('button', { name: 'Agregar cuenta' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('option', { name: 'Portal' });
  await user.selectOptions(within(dialog).getByLabelText('Sistema'), 's-1');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));
  await within(dialog).findByText('Hace falta.');
  await user.type(within(dialog).getByLabelText('Nombre de usuario'), ' C-1 ');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.map(({ body }) => body)).toEqual([{ system: 's-1', login: 'C-1' }]);
  expect(asked[0]?.key).toBeTruthy();

  await user.click(screen.getByRole('button', { name: 'Cambiar ana@example.com' }));
  await user.click(await screen.findByRole('button', { name: 'Quitar la cuenta' }));
  expect(removed).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: 'Sí, quitar' }));

  await screen.findByText(/Ninguna cuenta/);
  expect(removed).toHaveLength(1);
});

test('a subscription is said to be switched on at a router, by an address in a list', async () => {
  const service = {
    id: 'u-1', customer: 'k-1', plan: 'p-1', planName: 'Hogar 300', price: amount(14_990), access: 'n-1', accessName: 'Acceso 7',
    state: 'SUSPENDED', since: '2026-11-01', accessSwitch: null,
  };
  answers('get', '/customers/k-1', () => ({ customer: ANA, phoneShared: false, emailShared: false, subscriptions: [service], logins: [] }));
  answers('get', '/invoices', () => page());
  answers('get', '/network/routers', () => [{ id: 'r-1', name: 'Torre' }]);
  const asked = answers('put', '/network/nodes/n-1/switch', ({ body }) => ({ ...(body as object), routerName: 'Torre' }));
  const user = open('/customers/k-1');

  await user.click(await screen.findByRole('button', { name: 'Reactivación de Acceso 7' }));
  const dialog = await screen.findByRole('dialog');
  await within(dialog).findByRole('option', { name: 'Torre' });
  await user.selectOptions(within(dialog).getByLabelText('Cómo se suspende ahí'), 'ADDRESS_LIST');
  await user.type(within(dialog).getByLabelText('Dirección'), '10.0.0.7');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));
  await within(dialog).findByText('Hace falta.');
  await user.type(within(dialog).getByLabelText('Lista de direcciones'), 'morosos');
  await user.click(within(dialog).getByRole('button', { name: 'Guardar' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked.map(({ body }) => body)).toEqual([{ router: 'r-1', way: 'ADDRESS_LIST', name: '10.0.0.7', list: 'morosos' }]);
});

test('how many codes may go out is told with what went out, and changed against what was looked at', async () => {
  answers('get', '/code-limits', () => ({ version: '4', codesAnHour: 500, wrongADay: 300, sent: 12, wrong: 300 }));
  const asked = answers('put', '/code-limits', ({ body }) => ({ version: '5', ...(body as object), sent: 12, wrong: 300 }));
  const user = open('/customers/proof');

  await screen.findByText('En la última hora: 12.');
  screen.getByText(/En el último día: 300\. Ahora no sale ningún código/);
  const wrong = screen.getByLabelText('Códigos equivocados por día');
  await user.clear(wrong);
  await user.type(wrong, '1000');
  await screen.findByText(/aciertan uno cada 2,7 años/);
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await screen.findByText('Guardado. Ya vale.');
  expect(asked.map(({ body }) => body)).toEqual([{ codesAnHour: 500, wrongADay: 1000 }]);
  screen.getByText('En el último día: 300.');
});

test('limits of codes that somebody else has changed meanwhile are not written over', async () => {
  let limits = { version: '4', codesAnHour: 500, wrongADay: 300, sent: 12, wrong: 0 };
  const looks = answers('get', '/code-limits', () => limits);
  const asked = answers('put', '/code-limits', ({ version }) => (version === '"4"' ? problem(412, 'terms-changed') : { ...limits, wrongADay: 1_000 }));
  const user = open('/customers/proof');
  const wrong = await screen.findByLabelText('Códigos equivocados por día');
  await user.clear(wrong);
  await user.type(wrong, '1000');

  limits = { ...limits, version: '5', codesAnHour: 50 };
  comeBack();
  await waitFor(() => expect(looks).toHaveLength(2));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await screen.findByText(/Otra persona lo cambió antes/);
  expect(asked.map(({ version }) => version)).toEqual(['"4"']);
});

test('a table is checked before it is taken in', async () => {
  answers('get', '/customers', () => page(ANA));
  let isGood = false;
  const asked = answers('post', '/customers/import', ({ body }) => {
    const { dryRun } = body as { dryRun: boolean };
    const problems = isGood ? [] : [{ line: 2, code: 'PHONE_WRONG' }];
    return { applied: isGood && !dryRun, added: 1, changed: 0, unchanged: 0, logins: 2, problems };
  });
  const user = open('/customers');

  await user.click(await screen.findByRole('button', { name: 'Importar' }));
  const dialog = await screen.findByRole('dialog');
  await user.type(within(dialog).getByLabelText('O pega la tabla aquí'), 'number,name,phone');
  await user.click(within(dialog).getByRole('button', { name: 'Revisar' }));
  await within(dialog).findByText(/Línea 2: ese teléfono no existe/);
  isGood = true;
  await user.click(within(dialog).getByRole('button', { name: 'Revisar' }));
  await user.click(await within(dialog).findByRole('button', { name: 'Importar' }));

  await screen.findByText(/Hecho: 1 nuevos.*2 cuentas nuevas/);
  expect(asked.map(({ body }) => (body as { dryRun: boolean }).dryRun)).toEqual([true, true, false]);
});

test('an invoice is issued with the totals that its lines come to', async () => {
  answers('get', '/customers', () => page(ANA));
  answers('get', '/customers/k-1', () => ({ customer: ANA, phoneShared: false, emailShared: false, subscriptions: [], logins: [] }));
  answers('get', '/invoices', () => page(INVOICE));
  answers('get', '/plans', () => []);
  answers('get', '/invoice-series', () => ({ prefix: 'F-', next: 8 }));
  answers('get', '/invoices/i-7', () => file());
  const asked = answers('post', '/invoices', () => file());
  const user = open('/billing/new?customer=k-1');

  await screen.findByText(/Se llamará F-8/);
  await waitFor(() => expect(screen.getByLabelText('Moneda')).toHaveProperty('value', 'CLP'));
  await user.type(screen.getByLabelText('Concepto'), 'Internet 300');
  await user.type(screen.getByLabelText('Precio'), '14990');
  await user.type(screen.getByLabelText('Imp. (%)'), '19');
  await screen.findByText(/12\.597/);
  screen.getByText(/2\.?393/);
  await user.click(screen.getByRole('button', { name: 'Emitir' }));

  await waitFor(() => expect(asked).toHaveLength(1));
  expect(asked[0]?.body).toMatchObject({
    customer: 'k-1',
    currency: 'CLP',
    taxIncluded: true,
    lines: [{ description: 'Internet 300', quantity: 1, unitPrice: 14_990, taxBasisPoints: 1_900 }],
  });
});

test('what was paid past Recado is entered, and no more than is owed', async () => {
  answers('get', '/invoices/i-7', () => file());
  const asked = answers('post', '/invoices/i-7/payments', () => file('PAID'));
  const user = open('/billing/invoices/i-7');

  await user.click(await screen.findByRole('button', { name: 'Anotar un pago' }));
  const dialog = await screen.findByRole('dialog');
  const typed = within(dialog).getByLabelText(/Cuánto llegó/);
  await user.clear(typed);
  await user.type(typed, '20000');
  await user.click(within(dialog).getByRole('button', { name: 'Anotar el pago' }));
  await within(dialog).findByText('Es más de lo que se debe.');
  expect(asked).toHaveLength(0);
  await user.clear(typed);
  await user.type(typed, '14990');
  await user.click(within(dialog).getByRole('button', { name: 'Anotar el pago' }));

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked[0]?.body).toEqual({ amount: amount(14_990), way: 'CASH', receivedOn: null, reference: null });
});

test('a payment that was entered and not answered is entered once, however often', async () => {
  answers('get', '/invoices/i-7', () => file());
  let isAway = true;
  const asked = answers('post', '/invoices/i-7/payments', () => (isAway ? HttpResponse.error() : file('PAID')));
  const user = open('/billing/invoices/i-7');
  const enter = async () => {
    await user.click(await screen.findByRole('button', { name: 'Anotar un pago' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Anotar el pago' }));
  };

  await enter();
  await within(screen.getByRole('dialog')).findByRole('alert');
  await user.click(within(screen.getByRole('dialog')).getByRole('button', { name: 'Cancelar' }));
  isAway = false;
  await enter();

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(asked[0]?.key).not.toBeNull();
  expect(new Set(asked.map(({ key }) => key)).size).toBe(1);
});

test('an invoice is cancelled once somebody has said so twice', async () => {
  answers('get', '/invoices/i-7', () => file());
  const asked = answers('post', '/invoices/i-7/cancellation', () => file('CANCELLED'));
  const user = open('/billing/invoices/i-7');

  await user.click(await screen.findByRole('button', { name: 'Anular' }));
  await user.click(within(await screen.findByRole('dialog', { name: '¿Anular F-7?' })).getByRole('button', { name: 'Anular' }));

  await waitFor(() => expect(asked).toHaveLength(1));
});

test('totals are rounded as the books round them', () => {
  const line = (unitPrice: number, taxBasisPoints: number, quantity = 1) => ({ description: 'x', quantity, unitPrice, taxBasisPoints });
  expect(totalsOf([line(14_990, 1_900)], true)).toEqual({ net: 12_597, tax: 2_393, total: 14_990 });
  expect(totalsOf([line(50, 100)], false)).toEqual({ net: 50, tax: 1, total: 51 });
  expect(totalsOf([line(-50, 100), line(1_000, 0, 3)], false)).toEqual({ net: 2_950, tax: -1, total: 2_949 });
  expect(taxOf('19')).toBe(1_900);
  expect(taxOf('10,5')).toBe(1_050);
  expect(taxOf('101')).toBeNull();
});
