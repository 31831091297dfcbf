import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import type { NewServiceLevels, NewTicketRules, ServiceLevels, TicketRule } from '../src/api/types';
import { isTime, levelsOf, minutesOf, targetsOf, typed } from '../src/features/support/components/levels';
import { answers, open } from './pages';
import { API, problem, server } from './server';

const USUAL = [
  { plan: null, priority: 'HIGH' as const, answerMinutes: 120, resolutionMinutes: 480 },
  { plan: null, priority: 'NORMAL' as const, answerMinutes: 480, resolutionMinutes: 1440 },
  { plan: null, priority: 'LOW' as const, answerMinutes: 1440, resolutionMinutes: 4320 },
];

const FIBRE = {
  id: 'p-1',
  name: 'Fibra 600',
  downloadMbps: 600,
  uploadMbps: 300,
  price: { minor: 2_000_000, currency: 'CLP' },
  taxBasisPoints: 1900,
  subscriptions: 3,
};

function levels(wish: Partial<ServiceLevels> = {}): ServiceLevels {
  return { version: '0', targets: [], usual: USUAL, ...wish };
}

const HOSPITAL: TicketRule = { words: ['hospital'], ofCategory: null, setCategory: null, setPriority: 'HIGH' };

test('everybody and a plan are promised times, and what is left empty is not set', async () => {
  answers('get', '/service-levels', () => levels());
  answers('get', '/plans', () => [FIBRE]);
  const wishes = answers('put', '/service-levels', ({ body }) => levels({ version: '1', ...(body as NewServiceLevels) }));
  const user = open('/support');

  await user.type(await screen.findByLabelText('Primera respuesta, prioridad alta, Para todos'), '1');
  await user.click(screen.getByRole('combobox', { name: 'Promesas para un plan' }));
  await user.click(await screen.findByRole('option', { name: 'Fibra 600', hidden: true }));
  const ofPlan = within(screen.getByRole('region', { name: 'Fibra 600' })).getByLabelText(/Primera respuesta, prioridad alta/);
  expect(ofPlan.getAttribute('placeholder')).toBe('1:00');
  await user.type(ofPlan, '0:30');
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await screen.findByText('Guardado. Ya vale.');
  expect((wishes[0]?.body as NewServiceLevels).targets).toEqual([
    { plan: null, priority: 'HIGH', answerMinutes: 60, resolutionMinutes: null },
    { plan: 'p-1', priority: 'HIGH', answerMinutes: 30, resolutionMinutes: null },
  ]);
});

test('times are hours and minutes, and nothing else is saved', () => {
  expect(['8', '8:05', ' 72:00 ', '8:5', '8:60', 'ocho', ''].map(minutesOf)).toEqual([480, 485, 4320, undefined, undefined, undefined, undefined]);
  expect([30, 480, 4325, null].map(typed)).toEqual(['0:30', '8:00', '72:05', '']);
  expect([isTime('', 'answer'), isTime('0:00', 'answer'), isTime('1001', 'answer'), isTime('1001', 'resolution')]).toEqual([true, false, false, true]);
  expect(targetsOf(levelsOf(USUAL))).toEqual(USUAL);
  expect(targetsOf(levelsOf([]).map((level) => ({ ...level, times: { ...level.times, LOW: { answer: 'x', resolution: '' } } })))).toBeUndefined();
});

test('a rule is added before another, and saved with the others', async () => {
  answers('get', '/ticket-rules', () => ({ version: '3', rules: [HOSPITAL] }));
  const wishes = answers('put', '/ticket-rules', ({ body }) => ({ version: '4', ...(body as NewTicketRules) }));
  const user = open('/support/rules');

  await user.click(await screen.findByRole('button', { name: 'Añadir una regla' }));
  const dialog = screen.getByRole('dialog');
  await user.type(within(dialog).getByRole('combobox', { name: 'Palabras o frases' }), 'bomberos{Enter}¡!{Enter}');
  expect(within(dialog).getByRole<HTMLButtonElement>('button', { name: 'Listo' }).disabled).toBe(true);
  await user.selectOptions(within(dialog).getByLabelText('Pasa a la prioridad'), 'Baja');
  await user.click(within(dialog).getByRole('button', { name: 'Listo' }));
  await user.click(screen.getByRole('button', { name: 'Probar antes: Si dice «bomberos»' }));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));

  await screen.findByText('Guardado. Ya vale.');
  expect((wishes[0]?.body as NewTicketRules).rules).toEqual([
    { words: ['bomberos'], ofCategory: null, setCategory: null, setPriority: 'LOW' },
    HOSPITAL,
  ]);
});

test('who was overtaken is told, keeps what they did, and saves it on top', async () => {
  const settings = { version: '7', reopenDays: 14, warnPercent: 25, survey: true };
  answers('get', '/ticket-settings', () => settings);
  const seen: (string | null)[] = [];
  server.use(
    http.put(`${API}/ticket-settings`, ({ request }) => {
      seen.push(request.headers.get('If-Match'));
      return seen.length === 1 ? problem(412, 'terms-changed') : HttpResponse.json({ ...settings, version: '9', survey: false });
    }),
  );
  const user = open('/support/settings');

  await user.click(await screen.findByRole('switch'));
  answers('get', '/ticket-settings', () => ({ ...settings, version: '8' }));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));
  await screen.findByText(/Otra persona lo cambió antes/);
  expect(screen.getByRole<HTMLInputElement>('switch').checked).toBe(false);
  await waitFor(async () => {
    await user.click(screen.getByRole('button', { name: 'Guardar' }));
    expect(seen.at(-1)).toBe('"8"');
  });
});

test('a number that cannot be is told of, and not saved', async () => {
  answers('get', '/ticket-settings', () => ({ version: '1', reopenDays: 14, warnPercent: 25, survey: true }));
  open('/support/settings');

  fireEvent.change(await screen.findByLabelText(/se puede reabrir/), { target: { value: '900' } });

  await screen.findByText('Un número de 0 a 365.');
  expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Guardar' }).disabled).toBe(true);
});

test('what is changed while a save is under way stays, and is saved on top of it', async () => {
  const settings = { version: '1', reopenDays: 14, warnPercent: 25, survey: true };
  answers('get', '/ticket-settings', () => settings);
  const saves: { version: string | null; wish: unknown }[] = [];
  let end = () => {};
  const first = new Promise<void>((resolve) => (end = resolve));
  server.use(
    http.put(`${API}/ticket-settings`, async ({ request }) => {
      const wish = (await request.json()) as object;
      saves.push({ version: request.headers.get('If-Match'), wish });
      await first;
      return HttpResponse.json({ ...wish, version: String(saves.length + 1) });
    }),
  );
  const user = open('/support/settings');

  await user.click(await screen.findByRole('switch'));
  await user.click(screen.getByRole('button', { name: 'Guardar' }));
  await waitFor(() => expect(saves).toHaveLength(1));
  fireEvent.change(screen.getByLabelText(/se puede reabrir/), { target: { value: '7' } });
  end();

  await waitFor(() => expect(screen.getByRole('button', { name: 'Guardar' }).dataset.loading).toBeUndefined());
  await user.click(screen.getByRole('button', { name: 'Guardar' }));
  await screen.findByText('Guardado. Ya vale.');
  expect(saves[1]).toEqual({ version: '"2"', wish: { reopenDays: 7, warnPercent: 25, survey: false } });
});
