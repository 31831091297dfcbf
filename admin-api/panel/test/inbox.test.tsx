import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { App } from '../src/app/App';
import { HOUR } from '../src/ui/time';
import { FakeEventSource } from './live';
import { aConversation, aMessage, API, ME, problem, server, world } from './server';

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
  screen.getByLabelText('2 mensajes sin leer');
  expect(document.title).toBe('(1) Recado');
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
