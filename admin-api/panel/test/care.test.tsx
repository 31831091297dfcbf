import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { changeOf, shareOfBot, topOf } from '../src/features/dashboard/components/sums';
import { answers, aTurn, open, page, soon } from './pages';
import { aConversation, aMessage, ME, world } from './server';

const LETTER = { id: 'l-1', channel: 'ch-1', conversation: 'c-1', code: 'window-closed', attempts: 3, endedAt: soon(-1), mayHaveArrived: true, body: 'Tu cita es mañana' };

test('letters are sent again, one or all that the filter shows, and giving up is asked for', async () => {
  answers('get', '/dead-letters', () => page(LETTER));
  const one = answers('post', '/dead-letters/l-1/replay', () => ({ count: 1 }));
  const all = answers('post', '/dead-letters/replay', () => ({ count: 7 }));
  const dropped = answers('delete', '/dead-letters/l-1', () => ({ count: 1 }));
  const user = open('/undone');

  await user.click(await screen.findByRole('button', { name: 'Enviar otra vez' }));
  await waitFor(() => expect(one).toHaveLength(1));
  await user.selectOptions(screen.getByLabelText('Motivo'), screen.getByRole('option', { name: /24 horas/ }));
  await user.click(await screen.findByRole('button', { name: 'Enviar todos otra vez' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Enviar todos otra vez' }));
  await screen.findByText('Hecho: 7');
  await user.click(screen.getByRole('button', { name: 'Dejarlo' }));
  expect(dropped).toHaveLength(0);
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Dejarlo' }));

  await waitFor(() => expect(dropped).toHaveLength(1));
  expect(all[0]?.body).toEqual({ channel: null, code: 'window-closed' });
});

test('waiting requests are tried at once', async () => {
  answers('get', '/queued-actions', () =>
    page({ id: 'a-1', action: 'open_ticket', attempts: 2, conversation: 'c-1', createdAt: soon(-1), dueAt: soon(1) }),
  );
  const asked = answers('post', '/queued-actions/a-1/retry', () => ({ count: 1 }));
  const user = open('/undone?of=actions');

  await screen.findByText('Abrir ticket');
  await user.click(screen.getByRole('button', { name: 'Intentar ya' }));

  await waitFor(() => expect(asked).toHaveLength(1));
});

test('a conversation that was set aside goes on', async () => {
  answers('get', '/set-aside-conversations', () => page({ conversation: 'c-1', contact: 'Ana Demo', attempts: 7, waitingSince: soon(-1) }));
  const asked = answers('post', '/set-aside-conversations/c-1/resumption', () => undefined);
  const user = open('/undone?of=aside');

  await screen.findByText('Ana Demo');
  await user.click(screen.getByRole('button', { name: 'Seguir' }));

  await waitFor(() => expect(asked).toHaveLength(1));
});

const quiet = { fromCustomers: 0, fromBot: 0, fromPeople: 0, takenOver: 0, actionsDone: 0, actionsRejected: 0, ticketsOpened: 0, ticketsClosed: 0 };
const dayBefore = (index: number) => new Date(Date.now() - index * 86_400_000).toISOString().slice(0, 10);

test('the dashboard compares with the days before', async () => {
  const days = Array.from({ length: 14 }, (_, index) => ({
    day: dayBefore(13 - index),
    ...quiet,
    fromBot: index < 7 ? 5 : 9,
    fromPeople: index < 7 ? 5 : 1,
    actionsDone: index < 7 ? 2 : 3,
  }));
  const asked = answers('get', '/counts', () => days);
  open('/dashboard?days=7');

  const number = (await screen.findByText('Gestiones hechas por el bot')).parentElement as HTMLElement;

  within(number).getByText('21');
  within(number).getByText(/\+50.%/);
  within(screen.getByText('Respuestas que dio el bot').parentElement as HTMLElement).getByText(/90.%/);
  expect(asked[0]?.query.get('days')).toBe('14');
});

test('a dashboard without anything says what it waits for', async () => {
  answers('get', '/counts', () => [{ day: dayBefore(0), ...quiet }]);
  open('/dashboard');

  await screen.findByText('Todavía no pasó nada');
});

/** What a firm has so far; the first steps are told from it. */
function aFirm({ channels = 0, conversations = 0, publications = 0, invitations = 0 }) {
  answers('get', '/counts', () => [{ day: dayBefore(0), ...quiet, fromCustomers: conversations }]);
  world.conversations = Array.from({ length: conversations }, () => aConversation());
  answers('get', '/channels', () => Array.from({ length: channels }, () => ({ id: 'ch-1', kind: 'WEBCHAT', address: 'web' })));
  answers('get', '/bot/publications', () => Array.from({ length: publications }, () => ({ number: 1, at: soon(-1), by: ME.person })));
  answers('get', '/invitations', () => Array.from({ length: invitations }, () => ({ id: 'i-1' })));
}

test('a new firm is told its first steps, and which of them it has taken', async () => {
  aFirm({ channels: 1, invitations: 1 });
  open('/dashboard');

  const steps = await screen.findByRole('region', { name: 'Primeros pasos' });

  within(steps).getByText('2 de 4');
  expect(within(steps).getByRole('link', { name: /^Hecho Conecta un canal/ }).getAttribute('href')).toBe('/panel/channels');
  expect(within(steps).getByRole('link', { name: /^Hecho Invita a tu equipo/ })).toBeTruthy();
  expect(within(steps).getByRole('link', { name: /^Ponle tus palabras al bot/ }).getAttribute('href')).toBe('/panel/bot/texts');
  expect(within(steps).queryByRole('link', { name: /^Hecho Escríbele/ })).toBeNull();
});

test('a firm that has taken its first steps hears no more of them', async () => {
  aFirm({ channels: 1, conversations: 3, publications: 1, invitations: 1 });
  open('/dashboard');

  await screen.findByText('Gestiones hechas por el bot');

  expect(screen.queryByText('Primeros pasos')).toBeNull();
});

test('first steps that are put aside stay away, for this firm', async () => {
  aFirm({ channels: 1 });
  const user = open('/dashboard');

  await user.click(await screen.findByRole('button', { name: 'Ocultar' }));

  expect(screen.queryByText('Primeros pasos')).toBeNull();
  expect(localStorage.getItem(`recado.first-steps-hidden.${ME.tenant}`)).toBe('yes');
});

test('an owner without a channel is led to one from the empty inbox', async () => {
  open('/inbox');

  const way = await screen.findByRole('link', { name: 'Conectar un canal' });

  expect(way.getAttribute('href')).toBe('/panel/channels');
});

test('what cannot be compared is not, and scales end at a round number', () => {
  expect(changeOf(3, 0)).toBeNull();
  expect(changeOf(null, 3)).toBeNull();
  expect(changeOf(3, 2)).toBeCloseTo(0.5);
  expect(shareOfBot([])).toBeNull();
  expect([0, 4, 5, 11, 23, 99, 101, 260].map(topOf)).toEqual([4, 4, 6, 20, 30, 100, 200, 300]);
});

test('health says what to do about what is not well', async () => {
  answers('get', '/health', () => ({
    components: [
      { name: 'livenessState', status: 'UP' },
      { name: 'redis', status: 'DEGRADED' },
      { name: 'whatsapp', status: 'UNKNOWN' },
      { name: 'database', status: 'UP' },
    ],
    backends: [],
    nodes: [
      {
        id: 'ab12-node',
        gateway: true,
        startedAt: soon(-5),
        called: [
          { kind: 'ACTION', name: 'open_ticket', breaker: 'OPEN', openUntil: soon(0.01), calls: 20, failed: 18 },
          { kind: 'CHANNEL', name: 'nobody-knows', breaker: 'TRYING', openUntil: null, calls: 3, failed: 0 },
        ],
      },
      { id: 'cd34-node', gateway: false, startedAt: soon(-5), called: [] },
    ],
    waiting: { conversations: 0, oldestSeconds: 0, setAside: 0, toSend: 2, deadLetters: 3, deadEvents: 0, queuedActions: 1 },
  }));
  open('/health');

  await screen.findByText('Una cosa necesita atención');
  screen.getByText(/Comprueba que Redis esté en marcha/);
  screen.getByText(/18 de las últimas 20 llamadas fallaron/);
  screen.getByText('Se deja en paz');
  screen.getByRole('heading', { name: /^Gateway ab12/ });
  const [first, second] = screen.getAllByText('Bien');
  expect([first, second].map((one) => one?.closest('li')?.firstChild?.textContent)).toEqual(['Base de datos', 'El proceso está vivo']);
  expect(screen.queryByRole('heading', { name: /Panel y API/ })).toBeNull();
  screen.getByText('Un canal');
  screen.getByText('Se prueba de nuevo');
  expect(screen.getByRole('link', { name: 'Mirar: Mensajes que no llegaron' }).getAttribute('href')).toBe('/panel/undone?of=letters');
});

test('the audit is narrowed down to a kind, a colleague and a conversation', async () => {
  const asked = answers('get', '/audit', () =>
    page({ id: 'e-1', at: soon(-1), actor: 'AGENT', person: 'p-eva', name: 'Eva Ríos', action: 'ticket.closed', outcome: 'done', reference: 'T-1042', conversation: 'c-1' }),
  );
  const user = open('/audit');

  await screen.findByText(/Cerró un ticket/);
  await user.selectOptions(screen.getByLabelText('Qué'), 'Tickets');
  await user.selectOptions(screen.getByLabelText('Quién'), 'Eva Ríos');
  await waitFor(() => expect(asked.at(-1)?.query.get('person')).toBe('p-eva'));
  expect(asked.at(-1)?.query.get('action')).toBe('ticket.');
  await user.click(await screen.findByRole('button', { name: 'Solo esta conversación' }));

  await waitFor(() => expect(asked.at(-1)?.query.get('conversation')).toBe('c-1'));
});

test('password requests tell who and what for, and no secret', async () => {
  answers('get', '/password-requests', () =>
    page({ id: 'r-1', state: 'REFUSED', login: 'ana@isp.example', system: 'Correo', systemKind: 'LDAP', customer: 'k-1', customerNumber: 'K-1', customerName: 'Ana Paz', contact: 'x', conversation: 'c-1', askedAt: soon(-1), reason: 'unreachable' }),
  );
  open('/passwords');

  await screen.findByText('ana@isp.example');
  screen.getByText('Motivo: unreachable');
});

test('keys do nothing to what is beneath a dialog, and the focus goes back where it was', async () => {
  world.conversations = [aConversation()];
  answers('get', '/conversations/c-1/turns', () => page(aTurn()));
  const resolved = answers('post', '/conversations/c-1/resolution', () => world.conversations[0]);
  const user = open('/inbox/c-1');
  const why = await screen.findByRole('button', { name: '¿Por qué hizo eso el bot?' });
  await user.click(why);
  const dialog = await screen.findByRole<HTMLDialogElement>('dialog', { name: 'Por qué hizo eso el bot' });

  fireEvent.keyDown(document.body, { key: 'e' });
  dialog.close();

  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(resolved).toEqual([]);
  expect(document.activeElement).toBe(why);
  fireEvent.keyDown(document.body, { key: 'e' });
  await waitFor(() => expect(resolved).toHaveLength(1));
});

test('how many conversations one takes is kept once it is typed', async () => {
  const kept = answers('put', '/desk/availability', ({ body }) => body);
  const user = open('/inbox');
  await user.click(await screen.findByRole('button', { name: /Eva Ríos/ }));

  const most = await screen.findByLabelText('A la vez, como mucho');
  await user.clear(most);
  await user.type(most, '12');
  expect(kept).toEqual([]);
  await user.keyboard('{Enter}');

  await waitFor(() => expect(kept.map(({ body }) => body)).toEqual([{ available: false, most: 12 }]));
});

test('the trace tells what was understood, who decided, what it cost and what was done', async () => {
  world.conversations = [aConversation()];
  world.messages = [aMessage({ id: 'm-1', content: { type: 'text', body: 'Desde ayer no tengo internet' } })];
  answers('get', '/conversations/c-1/turns', () => page(aTurn()));
  const user = open('/inbox/c-1');

  await user.click(await screen.findByRole('button', { name: '¿Por qué hizo eso el bot?' }));
  const dialog = await screen.findByRole('dialog', { name: 'Por qué hizo eso el bot' });

  await within(dialog).findByText('Desde ayer no tengo internet');
  within(dialog).getByText(/Avisar de un problema/);
  within(dialog).getByText(/62.% seguro/);
  within(dialog).getByText('por un modelo de lenguaje');
  within(dialog).getByText(/Modelo propio no estaba seguro/);
  within(dialog).getByText(/420 tokens/);
  within(dialog).getByText('T-1042');
});
