import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compiled, settled } from './compiled.mjs';

const { Outbox } = await compiled('outbox');
const { MemoryStorage } = await compiled('storage');
const { Refused } = await compiled('api');

const PREFIX = 'recado:site:outbox:';

function message(clientId) {
  return { type: 'text', text: `text of ${clientId}`, clientId, sentAt: '2026-11-21T12:00:00Z', language: 'es' };
}

/** An outbox whose server answers as scripted: each call takes the next answer, or else succeeds. */
function anOutbox(storage, ...answers) {
  const sent = [];
  const renewed = [];
  let position = 0;
  const outbox = new Outbox(storage, PREFIX, {
    send: async (message) => {
      sent.push(message.clientId);
      const answer = answers.shift();
      if (answer) {
        throw answer;
      }
      position += 1;
      return { clientId: message.clientId, position };
    },
    onTaken: () => {},
    onChange: () => {},
    onUnknownVisitor: async () => {
      renewed.push('token');
    },
    now: () => 1,
    random: () => 0,
  });
  return { outbox, sent, renewed };
}

const offline = () => new TypeError('Failed to fetch');

test('messages leave in the order they were written', async () => {
  const { outbox, sent } = anOutbox(new MemoryStorage());

  outbox.add(message('a'));
  outbox.add(message('b'));
  outbox.add(message('c'));
  await settled();

  assert.deepEqual(sent, ['a', 'b', 'c']);
  assert.deepEqual(outbox.pending, []);
});

test('without a connection a message waits, and holds back those after it', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { outbox, sent } = anOutbox(new MemoryStorage(), offline());
  outbox.add(message('a'));
  outbox.add(message('b'));
  await settled();
  assert.deepEqual(sent, ['a']);
  assert.deepEqual(outbox.pending.map((entry) => entry.state), ['waiting', 'waiting']);

  t.mock.timers.tick(500);
  await settled();

  assert.deepEqual(sent, ['a', 'a', 'b']);
});

test('when the connection is back, nothing waits any longer', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { outbox, sent } = anOutbox(new MemoryStorage(), offline());
  outbox.add(message('a'));
  await settled();

  outbox.flush();
  await settled();

  assert.deepEqual(sent, ['a', 'a']);
});

test('what was not sent is sent by the next page, under the same ids', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const storage = new MemoryStorage();
  const before = anOutbox(storage, offline());
  before.outbox.add(message('a'));
  before.outbox.add(message('b'));
  await settled();

  const after = anOutbox(storage);
  after.outbox.flush();
  await settled();

  assert.deepEqual(after.sent, ['a', 'b']);
  assert.deepEqual(storage.keys(PREFIX), []);
});

test('a message the server will never take is shown as failed, and does not hold back the others', async () => {
  const { outbox, sent } = anOutbox(new MemoryStorage(), new Refused(400, 0));

  outbox.add(message('a'));
  outbox.add(message('b'));
  await settled();

  assert.deepEqual(sent, ['a', 'b']);
  assert.deepEqual(outbox.pending.map((entry) => [entry.message.clientId, entry.state]), [['a', 'failed']]);
});

test('a failed message is sent again under its id when the visitor asks for it', async () => {
  const { outbox, sent } = anOutbox(new MemoryStorage(), new Refused(400, 0));
  outbox.add(message('a'));
  await settled();

  outbox.retry('a');
  await settled();

  assert.deepEqual(sent, ['a', 'a']);
  assert.deepEqual(outbox.pending, []);
});

test('a server in trouble is asked six times, then the visitor decides', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { outbox, sent } = anOutbox(new MemoryStorage(), ...Array.from({ length: 6 }, () => new Refused(503, 0)));
  outbox.add(message('a'));

  for (let turn = 0; turn < 10; turn++) {
    await settled();
    t.mock.timers.tick(60_000);
  }

  assert.equal(sent.length, 6);
  assert.equal(outbox.pending[0].state, 'failed');
});

test('the server says how long to wait', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { outbox, sent } = anOutbox(new MemoryStorage(), new Refused(429, 5_000));
  outbox.add(message('a'));
  await settled();

  t.mock.timers.tick(4_999);
  await settled();
  assert.equal(sent.length, 1);
  t.mock.timers.tick(1);
  await settled();

  assert.equal(sent.length, 2);
});

test('an unknown visitor gets a new token, and the message is sent with it', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { outbox, sent, renewed } = anOutbox(new MemoryStorage(), new Refused(401, 0));
  outbox.add(message('a'));
  await settled();
  t.mock.timers.tick(1_000);
  await settled();

  assert.equal(renewed.length, 1);
  assert.deepEqual(sent, ['a', 'a']);
});

test('what the stream has shown need not be sent again', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const storage = new MemoryStorage();
  const { outbox } = anOutbox(storage, offline());
  outbox.add(message('a'));
  await settled();

  outbox.drop('a');

  assert.deepEqual(outbox.pending, []);
  assert.deepEqual(storage.keys(PREFIX), []);
});
