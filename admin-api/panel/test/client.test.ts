import { http, HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { call, onRenewed, onSignedOut } from '../src/api/client';
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

test('what was asked for is not asked for again in the name of somebody else', async () => {
  world.isTokenFresh = false;
  let asked = 0;
  onRenewed(({ person }) => person === 'p-leo');
  server.use(
    http.put(`${API}/conversations/:id/read`, () => {
      asked += 1;
      return problem(401, 'not-signed-in');
    }),
  );

  await expect(
    call('put', '/api/v1/conversations/{conversation}/read', { path: { conversation: 'c-1' } }),
  ).rejects.toMatchObject({ status: 401 });

  expect(asked).toBe(1);
  onRenewed(() => true);
});

test('a page of a proxy in place of a list is no reason to look whether anything happened', async () => {
  server.use(http.get(`${API}/conversations`, () => new HttpResponse('<h1>Bad gateway</h1>', { status: 502 })));

  await expect(call('get', '/api/v1/conversations')).rejects.toMatchObject({ code: 'try-again' });
});

test.each([
  [new HttpResponse('<h1>Bad gateway</h1>', { status: 502 }), 'no-answer'],
  [problem(503, 'try-again'), 'try-again'],
])('only the API itself can tell that nothing was changed: %#', async (answer, code) => {
  server.use(http.post(`${API}/conversations/:id/takeover`, () => answer));

  await expect(
    call('post', '/api/v1/conversations/{conversation}/takeover', { path: { conversation: 'c-1' } }),
  ).rejects.toMatchObject({ code });
});
