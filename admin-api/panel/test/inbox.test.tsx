import { cleanup, render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { renew } from '../src/api/client';
import { App } from '../src/app/App';
import { HOUR, MINUTE } from '../src/ui/time';
import { FakeEventSource } from './live';
import { aConversation, aMessage, API, heldAnswer, ME, problem, server, world } from './server';

const MINE = { kind: 'PERSON' as const, person: ME.person, name: ME.name, since: new Date().toISOString() };

function open(path: string) {
  history.replaceState(null, '', `/panel${path}`);
  render(<App />);
  return userEvent.setup();
}

test('who is not signed in gets the sign-in page, and the inbox after it', async () => {
  world.isTokenFresh = false;
  server.use(
    http.post(`${API}/sessions/refresh`, () => problem(401, 'refresh-refused')),
    http.post(`${API}/sessions`, async ({ request }) => {
      const wish = (await request.json()) as { password: string; cookies: boolean };
      world.isTokenFresh = wish.password === 'right' && wish.cookies;
      return world.isTokenFresh ? Response.json(ME, { status: 201 }) : problem(401, 'sign-in-refused');
    }),
  );
  const user = open('/inbox');

  await user.type(await screen.findByLabelText('Correo electrónico'), 'eva@example.com');
  await user.type(screen.getByLabelText('Contraseña'), 'wrong');
  await user.click(screen.getByRole('button', { name: 'Entrar' }));
  await screen.findByText('El correo o la contraseña no son correctos.');
  await user.clear(screen.getByLabelText('Contraseña'));
  await user.type(screen.getByLabelText('Contraseña'), 'right{Enter}');

  await screen.findByText('Todavía no hay conversaciones');
});

test('a list that cannot be read says so, and can be asked for again', async () => {
  server.use(http.get(`${API}/conversations`, () => problem(403, 'not-allowed'), { once: false }));
  const user = open('/inbox');
  await screen.findByText('Tu papel no permite hacer esto.');

  server.resetHandlers();
  world.conversations = [aConversation()];
  await user.click(screen.getByRole('button', { name: 'Intentar de nuevo' }));

  await screen.findByRole('link', { name: /Ana Paz/ });
});

test('what the live stream tells is asked for and shown', async () => {
  open('/inbox');
  await screen.findByText('Todavía no hay conversaciones');

  world.conversations = [aConversation({ unread: 2 })];
  FakeEventSource.changed('c-1');

  await screen.findByRole('link', { name: /Ana Paz/ });
  screen.getByText('2 mensajes sin leer');
  expect(document.title).toBe('(1) Recado');
});

test('who waits is shown with how long is left for an answer, and how late it is', async () => {
  const [soon, late] = [Date.now() + 10 * MINUTE, Date.now() - 3 * HOUR + 1.5 * MINUTE];
  world.conversations = [
    aConversation({ answerDue: { at: new Date(late).toISOString(), ticket: 'T-1042' } }),
    aConversation({ id: 'c-2', name: 'Luis Gil', answerDue: { at: new Date(soon).toISOString() } }),
  ];
  open('/inbox/c-1');

  await screen.findByRole('link', { name: /Luis Gil.*Respuesta: quedan 10 min/ });
  expect(screen.getAllByText('2 h 59 min tarde')).toHaveLength(2);
  screen.getByText(/, por el ticket T-1042$/);
});

test('a takeover shows that the bot is silent, and a hand-back that it is not', async () => {
  world.conversations = [aConversation({ handler: { kind: 'BOT' }, waitingSince: null })];
  world.messages = [aMessage()];
  const user = open('/inbox/c-1');

  await user.click(await screen.findByRole('button', { name: 'Tomar el control' }));

  await screen.findByText('El bot está en silencio hasta que la devuelvas.');
  await screen.findByRole('textbox', { name: 'Escribe a Ana Paz…' });
  await user.click(screen.getByRole('button', { name: 'Devolver al bot' }));
  await screen.findByText('El bot lleva esta conversación');
});

test('what did not get away can be sent again, under the same key', async () => {
  world.conversations = [aConversation({ handler: MINE, waitingSince: null })];
  const keys: (string | null)[] = [];
  server.use(
    http.post(
      `${API}/conversations/:id/messages`,
      ({ request }) => {
        keys.push(request.headers.get('Idempotency-Key'));
        return problem(503, 'try-again');
      },
      { once: true },
    ),
  );
  const user = open('/inbox/c-1');

  await user.type(await screen.findByRole('textbox', { name: 'Escribe a Ana Paz…' }), 'Ya lo miro{Enter}');
  await user.click(await screen.findByRole('button', { name: 'Enviar de nuevo' }));

  await screen.findByLabelText('Enviado');
  await waitFor(() => expect(screen.getAllByText('Ya lo miro')).toHaveLength(1));
  expect(world.sent).toEqual([{ key: keys[0], text: 'Ya lo miro' }]);
});

test('WhatsApp’s window is told of when it has closed', async () => {
  const long = new Date(Date.now() - 25 * HOUR).toISOString();
  world.conversations = [
    aConversation({ channelKind: 'WHATSAPP', handler: MINE, lastHeardAt: long, waitingSince: null }),
  ];
  open('/inbox/c-1');

  await screen.findByText(/WhatsApp ya no acepta palabras libres/);
});

test('keys walk the list and open the help, but not while somebody writes', async () => {
  world.conversations = [aConversation(), aConversation({ id: 'c-2', name: 'Luis Gil' })];
  const user = open('/inbox');
  await screen.findByRole('link', { name: /Luis Gil/ });

  await user.keyboard('j');
  await waitFor(() => expect(location.pathname).toBe('/panel/inbox/c-1'));
  await user.keyboard('j');
  await waitFor(() => expect(location.pathname).toBe('/panel/inbox/c-2'));
  await user.type(await screen.findByRole('textbox', { name: 'Solo la ve el equipo…' }), 'k?');

  expect(location.pathname).toBe('/panel/inbox/c-2');
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('a live stream that breaks off says so, and comes back', async () => {
  open('/inbox');
  await screen.findByText('Todavía no hay conversaciones');

  FakeEventSource.last?.onerror?.();
  await screen.findByText(/Sin conexión en vivo/);
  await waitFor(() => expect(FakeEventSource.opened).toBe(2));
  world.conversations = [aConversation()];
  FakeEventSource.last?.dispatchEvent(new Event('ready'));

  await screen.findByRole('link', { name: /Ana Paz/ });
  expect(screen.queryByText(/Sin conexión en vivo/)).toBeNull();
});

test('a note that was begun never turns into words for the customer', async () => {
  world.conversations = [aConversation({ handler: MINE, waitingSince: null })];
  const user = open('/inbox/c-1');

  await user.click(await screen.findByRole('button', { name: 'Nota interna' }));
  await user.type(screen.getByRole('textbox', { name: 'Solo la ve el equipo…' }), 'Ojo: moroso');
  await user.click(screen.getByRole('button', { name: 'Responder' }));

  expect(screen.getByRole('textbox', { name: 'Escribe a Ana Paz…' })).toHaveProperty('value', '');
});

test('a note stays a note when the conversation becomes mine while it is written', async () => {
  world.conversations = [aConversation()];
  const user = open('/inbox/c-1');
  await user.type(await screen.findByRole('textbox', { name: 'Solo la ve el equipo…' }), 'Ojo: ');

  world.conversations = [aConversation({ handler: MINE, waitingSince: null })];
  FakeEventSource.changed('c-1');
  await screen.findByText('La llevas tú');
  await user.keyboard('moroso');

  expect(screen.getByRole('textbox', { name: 'Solo la ve el equipo…' })).toHaveProperty('value', 'Ojo: moroso');
  await user.click(screen.getByRole('button', { name: 'Responder' }));
  expect(screen.getByRole('textbox', { name: 'Escribe a Ana Paz…' })).toHaveProperty('value', '');
});

test('a reply that was begun is not turned into a note when the conversation is lost', async () => {
  world.conversations = [aConversation({ handler: MINE, waitingSince: null })];
  const user = open('/inbox/c-1');
  const field = await screen.findByRole('textbox', { name: 'Escribe a Ana Paz…' });
  await user.type(field, 'Ya lo ');

  world.conversations = [aConversation({ handler: { kind: 'BOT' }, waitingSince: null })];
  FakeEventSource.changed('c-1');
  await screen.findByText('Toma el control para escribir al cliente.');
  await user.keyboard('he{Enter}');

  expect(field).toHaveProperty('value', 'Ya lo ');
  expect(document.activeElement).toBe(field);
  expect(world.sent).toEqual([]);
});

test('who wants to answer before the takeover has landed does so after it, and no letter is a shortcut', async () => {
  world.conversations = [aConversation()];
  const asked: string[] = [];
  server.events.on('request:start', ({ request }) => {
    if (request.method === 'POST') {
      asked.push(new URL(request.url).pathname.split('/').at(-1) ?? '');
    }
  });
  const user = open('/inbox/c-1');
  await screen.findByRole('textbox', { name: 'Solo la ve el equipo…' });

  await user.keyboard('r');
  await screen.findByText('Toma el control para escribir al cliente.');
  await user.keyboard('het');
  await user.click(screen.getByRole('button', { name: 'Tomar el control' }));
  const field = await screen.findByRole('textbox', { name: 'Escribe a Ana Paz…' });

  await waitFor(() => expect(document.activeElement).toBe(field));
  expect(asked).toEqual(['takeover']);
  server.events.removeAllListeners();
});

test('a message that fails when nothing else changes is shown as not sent', async () => {
  world.conversations = [aConversation({ handler: MINE, waitingSince: null })];
  world.messages = [aMessage({ content: { type: 'text', body: '¿Hay alguien?' } })];
  const refusal = heldAnswer();
  server.use(http.post(`${API}/conversations/:id/messages`, () => refusal.promise));
  const user = open('/inbox/c-1');
  await screen.findAllByText('¿Hay alguien?');
  await user.type(await screen.findByRole('textbox', { name: 'Escribe a Ana Paz…' }), 'Sí{Enter}');
  await screen.findByText('Enviando…');
  // Whatever else was on its way has come: only the refusal can change what is shown.
  await new Promise((resolve) => setTimeout(resolve, 300));

  refusal.give(problem(404, 'not-found'));

  await screen.findByText('No se envió');
});

test('what is written while a note saves is kept, and a note that was refused comes back', async () => {
  world.conversations = [aConversation()];
  const [saved, refused] = [heldAnswer(), heldAnswer()];
  const answers = [saved, refused];
  server.use(http.post(`${API}/conversations/:id/notes`, () => answers.shift()?.promise));
  const user = open('/inbox/c-1');
  const field = await screen.findByRole('textbox', { name: 'Solo la ve el equipo…' });
  const isSaving = () => waitFor(() => expect(screen.getByRole('button', { name: 'Guardar nota' }).dataset['loading']).toBe('true'));
  const isDone = () => waitFor(() => expect(screen.getByRole('button', { name: 'Guardar nota' }).dataset['loading']).toBeUndefined());

  await user.type(field, 'Una{Enter}');
  await isSaving();
  await user.type(field, 'Otra');
  saved.give(HttpResponse.json({ id: 'n' }, { status: 201 }));
  await isDone();
  expect(field).toHaveProperty('value', 'Otra');

  await user.type(field, '{Enter}');
  await isSaving();
  expect(field).toHaveProperty('value', '');
  refused.give(problem(503, 'try-again'));
  await isDone();
  expect(field).toHaveProperty('value', 'Otra');
});

test('a channel without conversations does not say that there are none at all', async () => {
  open('/inbox?channel=ch-9');

  await screen.findByText('Nada en este canal');
});

test('who looks elsewhere is told what is given to them and what is written to them, without the words', async () => {
  const told: [string, NotificationOptions?][] = [];
  function Told(...what: [string, NotificationOptions?]) {
    told.push(what);
  }
  vi.stubGlobal('Notification', Object.assign(Told, { permission: 'granted' }));
  vi.spyOn(document, 'hasFocus').mockReturnValue(false);
  world.conversations = [aConversation({ handler: MINE, unread: 1, lastHeardAt: '2026-03-01T10:00:00Z' })];
  open('/account');
  await screen.findByTitle('Una de tus conversaciones tiene algo nuevo');

  const given = aConversation({ id: 'c-2', name: 'Luis Gil', handler: { ...MINE, giver: { name: 'Leo Paz' } } });
  const written = aConversation({ handler: MINE, unread: 2, lastHeardAt: '2026-03-01T10:05:00Z' });
  world.conversations = [given, written];
  FakeEventSource.changed('c-2');

  await waitFor(() => expect(told).toHaveLength(2));
  expect(told).toEqual([
    ['Leo Paz te ha pasado la conversación con Luis Gil', expect.not.objectContaining({ body: expect.anything() as unknown })],
    ['Ana Paz te ha escrito', expect.not.objectContaining({ body: expect.anything() as unknown })],
  ]);
  expect(document.title).toBe('● Recado');

  localStorage.setItem('recado.notifications-with-words', 'yes');
  world.conversations = [given, { ...written, lastHeardAt: '2026-03-01T10:06:00Z' }];
  FakeEventSource.changed('c-1');
  await waitFor(() => expect(told).toHaveLength(3));
  expect(told[2]?.[1]).toMatchObject({ body: 'Hola' });
  localStorage.setItem('recado.notifications-off', 'yes');
  world.conversations = [given, { ...written, unread: 3, lastHeardAt: '2026-03-01T10:07:00Z' }, aConversation({ id: 'c-3', handler: MINE, unread: 1 })];
  FakeEventSource.changed('c-1');
  await screen.findByTitle('2 de tus conversaciones tienen algo nuevo');
  expect(told).toHaveLength(3);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('owners see what somebody has in hand, and agents are not asked of whom', async () => {
  const asked: (string | null)[] = [];
  server.use(
    http.get(`${API}/people`, () => HttpResponse.json([{ id: ME.person, name: ME.name, role: 'OWNER' }, { id: 'p-leo', name: 'Leo Paz', role: 'AGENT' }])),
    http.get(`${API}/conversations`, ({ request }) => {
      asked.push(new URL(request.url).searchParams.get('person'));
      return HttpResponse.json({ items: [] });
    }),
  );
  const user = open('/inbox');

  await user.selectOptions(await screen.findByRole('combobox', { name: 'De quién' }), 'Leo Paz');

  await screen.findByText('No lleva ninguna');
  expect(asked).toContain('p-leo');
  await user.click(screen.getByRole('button', { name: /^Mías/ }));
  expect(screen.queryByRole('combobox', { name: 'De quién' })).toBeNull();

  cleanup();
  asked.length = 0;
  server.use(http.get(`${API}/sessions/current`, () => HttpResponse.json({ ...ME, role: 'AGENT' })));
  open('/inbox?of=p-leo');
  await screen.findByText('Todavía no hay conversaciones');
  expect(asked).not.toContain('p-leo');
  expect(screen.queryByRole('combobox', { name: 'De quién' })).toBeNull();
});

test('who finds somebody else signed in by another window gets a new page', async () => {
  const reload = vi.spyOn(location, 'reload').mockImplementation(() => undefined);
  open('/inbox');
  await screen.findByText('Todavía no hay conversaciones');
  server.use(http.post(`${API}/sessions/refresh`, () => HttpResponse.json({ ...ME, person: 'p-leo' })));

  world.isTokenFresh = false;
  FakeEventSource.changed('c-1');

  await waitFor(() => expect(reload).toHaveBeenCalled());
  reload.mockRestore();
});

test('a renewal that ends after the panel was left opens no stream', async () => {
  const { promise, give } = heldAnswer();
  let renewals = 0;
  open('/inbox');
  await screen.findByText('Todavía no hay conversaciones');
  server.use(
    http.post(`${API}/sessions/refresh`, () => {
      renewals += 1;
      return promise;
    }),
  );
  FakeEventSource.last?.onerror?.();
  await waitFor(() => expect(renewals).toBe(1));

  cleanup();
  give(HttpResponse.json(ME));
  await renew();

  expect(FakeEventSource.opened).toBe(1);
});

test('people are told when what they write has to wait for a gateway', async () => {
  world.conversations = [aConversation()];
  server.use(http.get(`${API}/gateway`, () => Response.json({ serving: false })));

  open('/inbox');

  await screen.findByText(/todo saldrá en cuanto vuelva/);
  await screen.findByText('Ana Paz');
});
