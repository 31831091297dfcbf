import { render, screen, waitFor } from '@testing-library/react';
import { userEvent } from '@testing-library/user-event';
import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { App } from '../src/app/App';
import { filled, matching, soughtIn, wordsOf } from '../src/features/inbox/components/replies';
import { aConversation, API, ME, server, world } from './server';

const MINE = { kind: 'PERSON' as const, person: ME.person, name: ME.name, since: new Date().toISOString() };

const HOURS = { id: 'r-1', shortcut: 'hours', texts: { es: 'Hola {customer}, abrimos a las 9.', en: 'Hello {customer}, we open at 9.', de: null }, version: '1' };
const BYE = { id: 'r-2', shortcut: 'bye', texts: { es: 'Un saludo, {agent}.', en: null, de: null }, version: '1' };

function open(path: string) {
  history.replaceState(null, '', `/panel${path}`);
  render(<App />);
  return userEvent.setup();
}

test('a slash offers saved replies, and Enter inserts the one in the conversation’s language', async () => {
  world.replies = [BYE, HOURS];
  world.conversations = [aConversation({ handler: MINE, waitingSince: null, language: 'ENGLISH' })];
  const user = open('/inbox/c-1');
  const field = await screen.findByRole('textbox', { name: 'Escribe a Ana Paz…' });

  await user.type(field, '/');
  expect((await screen.findAllByRole('option')).map((option) => option.textContent)).toEqual([
    '/byeUn saludo, {agent}.',
    '/hoursHello {customer}, we open at 9.',
  ]);
  await user.type(field, '{ArrowDown}{Enter}');

  expect(field).toHaveProperty('value', 'Hello Ana Paz, we open at 9.');
  expect(screen.queryByRole('listbox')).toBeNull();
  expect(world.sent).toEqual([]);
});

test('Escape leaves the slash as it is', async () => {
  world.replies = [BYE];
  world.conversations = [aConversation({ handler: MINE, waitingSince: null })];
  const user = open('/inbox/c-1');
  const field = await screen.findByRole('textbox', { name: 'Escribe a Ana Paz…' });

  await user.type(field, '/b');
  await screen.findByRole('option');
  await user.keyboard('{Escape}');

  expect(screen.queryByRole('option')).toBeNull();
  expect(field).toHaveProperty('value', '/b');
});

test('replies are found by shortcut first and by their words, and names are filled in', () => {
  expect(soughtIn('/h')).toBe('h');
  expect(soughtIn('and/or')).toBeNull();
  expect(soughtIn('/two words')).toBeNull();
  expect(matching([HOURS, BYE], 'b').map(({ shortcut }) => shortcut)).toEqual(['bye', 'hours']);
  expect(matching([HOURS, BYE], 'saludo')).toEqual([BYE]);
  expect(wordsOf(BYE, 'GERMAN')).toBe('Un saludo, {agent}.');
  expect(filled('Hola {customer}, soy {agent}.', '$&', 'Eva')).toBe('Hola $&, soy Eva.');
  expect(filled('Hola {customer}, soy {agent}.', null, 'Eva')).toBe('Hola, soy Eva.');
});

test('S puts a conversation aside until the time that is chosen', async () => {
  world.conversations = [aConversation()];
  const asked: string[] = [];
  server.use(
    http.put(`${API}/conversations/:id/snooze`, async ({ request }) => {
      asked.push(((await request.json()) as { until: string }).until);
      return HttpResponse.json(world.conversations[0]);
    }),
  );
  const user = open('/inbox/c-1');
  await screen.findByRole('heading', { name: 'Ana Paz' });

  await user.keyboard('s');
  await user.click(await screen.findByRole('menuitem', { name: /Dentro de una hora/, hidden: true }));

  await waitFor(() => expect(asked).toHaveLength(1));
  const minutes = (Date.parse(asked[0] ?? '') - Date.now()) / 60_000;
  expect(Math.round(minutes)).toBe(60);
});

test('labels are shown in the list, and set from the details', async () => {
  world.labels = [{ id: 'l-1', name: 'VIP', colour: 'AMBER', version: '7' }];
  world.conversations = [aConversation()];
  const asked: string[][] = [];
  server.use(
    http.put(`${API}/conversations/:id/labels`, async ({ request }) => {
      const { labels } = (await request.json()) as { labels: string[] };
      asked.push(labels);
      world.conversations = world.conversations.map((one) => ({ ...one, labels }));
      return HttpResponse.json(world.conversations[0]);
    }),
  );
  const user = open('/inbox/c-1/details');

  await user.click(await screen.findByRole('button', { name: 'Etiquetar' }));
  await user.click(await screen.findByRole('menuitemcheckbox', { name: /VIP/, hidden: true }));

  await waitFor(() => expect(asked).toEqual([['l-1']]));
  await waitFor(() => expect(screen.getByRole('link', { name: /Ana Paz.*VIP/, hidden: true })).toBeTruthy());
});
