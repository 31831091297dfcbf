import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compiled } from './compiled.mjs';

const { isSamePerson } = await compiled('identity');
const { Visit } = await compiled('visit');
const { MemoryStorage, forgetVisitor } = await compiled('storage');
const { Api, Refused } = await compiled('api');

function signed(claims, signature = 'x') {
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`;
}

test('a fresh identity of the same person is no other person', () => {
  assert.equal(isSamePerson(signed({ sub: 'añö-1', exp: 1 }), signed({ sub: 'añö-1', exp: 2 }, 'y')), true);
  assert.equal(isSamePerson(signed({ sub: '1' }), signed({ sub: '2' })), false);
  assert.equal(isSamePerson('nonsense', 'rubbish'), false);
  assert.equal(isSamePerson(signed({}), signed({ exp: 1 })), false);
});

test('who is signed leaves nothing in the browser, and does not show what it kept of somebody anonymous', async () => {
  const storage = new MemoryStorage();
  storage.set('recado:demo:token', 'anonymous');
  const asked = [];
  const openSession = (request) => {
    asked.push(request);
    return Promise.resolve({ visitorToken: 'signed' });
  };
  const visit = new Visit({ openSession }, storage, 'demo', () => {}, 'jwt');

  await visit.open('es');

  assert.deepEqual(asked, [{ siteToken: 'demo', language: 'es', identity: 'jwt' }]);
  assert.equal(storage.get('recado:demo:token'), 'anonymous');
});

test('after a logout neither token nor unsent words are left, and other sites keep theirs', () => {
  const storage = new MemoryStorage();
  storage.set('recado:demo:token', 't');
  storage.set('recado:demo:outbox:1', 'words');
  storage.set('recado:other:token', 't');

  forgetVisitor(storage, 'demo');

  assert.deepEqual(storage.keys('recado:'), ['recado:other:token']);
});

test('a refusal tells why, and a proxy’s page does not look like one of ours', async (t) => {
  const answers = [
    new Response('{"code":"identity-expired"}', { status: 403 }),
    new Response('<html>identity-expired</html>', { status: 403 }),
  ];
  t.mock.method(globalThis, 'fetch', () => Promise.resolve(answers.shift()));
  const api = new Api(new URL('https://chat.test/widget/api/'));
  const refusal = () => api.openSession({ siteToken: 'demo', language: 'es' }).catch((failure) => failure);

  const ours = await refusal();
  assert.ok(ours instanceof Refused && ours.ofIdentity);
  assert.equal(ours.code, 'identity-expired');
  const foreign = await refusal();
  assert.equal(foreign.ofIdentity, false);
  assert.equal(foreign.status, 403);
});
