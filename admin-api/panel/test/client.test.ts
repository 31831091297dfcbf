import { http } from 'msw';
import { expect, test } from 'vitest';
import { call, onSignedOut } from '../src/api/client';
import { API, problem, server, world } from './server';

test('a token that has run out is renewed once, however many ask at the same time', async () => {
  world.isTokenFresh = false;

  const answers = await Promise.all([call('get', '/api/v1/sessions/current'), call('get', '/api/v1/conversations')]);

  expect(answers[0].name).toBe('Eva Ríos');
  expect(world.renewals).toBe(1);
});

test('another window that renewed first is as good as having renewed', async () => {
  world.isTokenFresh = false;
  server.use(
    http.post(`${API}/sessions/refresh`, () => {
      world.isTokenFresh = true;
      return problem(409, 'refresh-raced');
    }),
  );

  await expect(call('get', '/api/v1/sessions/current')).resolves.toMatchObject({ role: 'OWNER' });
});

test('who cannot be renewed is signed out, and told so', async () => {
  world.isTokenFresh = false;
  let told = 0;
  onSignedOut(() => (told += 1));
  server.use(http.post(`${API}/sessions/refresh`, () => problem(401, 'refresh-refused')));

  await expect(call('get', '/api/v1/sessions/current')).rejects.toMatchObject({ code: 'refresh-refused', status: 401 });

  expect(told).toBe(1);
});

test('changes bear the header that no foreign form can set, and paths are encoded', async () => {
  let seen: Request | undefined;
  server.use(
    http.post(`${API}/conversations/:id/takeover`, ({ request }) => {
      seen = request;
      return problem(404, 'not-found');
    }),
  );

  await expect(
    call('post', '/api/v1/conversations/{conversation}/takeover', { path: { conversation: 'a b' } }),
  ).rejects.toMatchObject({ code: 'not-found' });

  expect(seen?.headers.get('X-Recado-Csrf')).toBe('1');
  expect(seen?.url).toContain('/a%20b/');
});
