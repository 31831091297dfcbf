import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compiled, settled } from './compiled.mjs';

const { EventParser } = await compiled('sse');
const { Stream } = await compiled('stream');
const { Conversation } = await compiled('conversation');
const { Refused } = await compiled('api');
const { backoff } = await compiled('backoff');

const encoder = new TextEncoder();
const bytes = (text) => encoder.encode(text);

function message(position) {
  const content = { type: 'text', text: `message ${position}` };
  return { position, author: 'business', clientId: null, at: '2026-11-21T12:00:00Z', content };
}

function event(position) {
  return `id:${position}\nevent:message\ndata:${JSON.stringify(message(position))}\n\n`;
}

test('events are the same however the stream is cut', () => {
  const text = ':\n\nid:7\nevent:message\ndata: {"a":"ñ🙂"}\n\nevent:typing\r\ndata:{}\r\n\r\ndata:x\ndata:y\n\n';
  const whole = new EventParser().feed(bytes(text));

  for (let size = 1; size <= 7; size++) {
    const parser = new EventParser();
    const pieces = [];
    for (let at = 0; at < bytes(text).length; at += size) {
      pieces.push(...parser.feed(bytes(text).slice(at, at + size)));
    }
    assert.deepEqual(pieces, whole);
  }

  assert.deepEqual(whole, [
    { name: 'message', data: '{"a":"ñ🙂"}', id: '7' },
    { name: 'typing', data: '{}', id: undefined },
    { name: 'message', data: 'x\ny', id: undefined },
  ]);
});

test('comments and half events yield nothing', () => {
  const parser = new EventParser();

  assert.deepEqual(parser.feed(bytes(':keep alive\n\nevent:message\n\n')), []);
  assert.deepEqual(parser.feed(bytes('data:{"half"')), []);
});

/** Streams one after the other: each is the text it carries before it ends, or the failure to open it. */
function aStream(scripts) {
  const conversation = new Conversation();
  const opened = [];
  const connected = [];
  const stream = new Stream({
    open: async (cursor) => {
      opened.push(cursor);
      const script = scripts.shift();
      if (script === undefined) {
        return new ReadableStream();
      }
      if (script instanceof Error) {
        throw script;
      }
      return new ReadableStream({
        start(controller) {
          controller.enqueue(bytes(script));
          controller.close();
        },
      });
    },
    cursor: () => conversation.cursor,
    onEvent: (event) => conversation.receive([JSON.parse(event.data)]),
    onConnected: (now) => connected.push(now),
    onUnknownVisitor: async () => connected.push('renewed'),
    random: () => 0,
  });
  return { stream, conversation, opened, connected };
}

async function turnsOf(t, count) {
  for (let turn = 0; turn < count; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
    t.mock.timers.tick(15_000);
  }
  await new Promise((resolve) => setImmediate(resolve));
}

test('a stream that breaks is opened again from where it was read up to', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { stream, conversation, opened } = aStream([event(1) + event(2), event(3)]);

  stream.start();
  await turnsOf(t, 2);
  stream.stop();

  assert.deepEqual(opened, [0, 2, 3]);
  assert.deepEqual(conversation.messages.map((m) => m.position), [1, 2, 3]);
});

test('what comes twice is shown once', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { stream, conversation } = aStream([event(1) + event(2), event(2) + event(3)]);

  stream.start();
  await turnsOf(t, 2);
  stream.stop();

  assert.deepEqual(conversation.messages.map((m) => m.position), [1, 2, 3]);
});

test('an unknown visitor begins anew before the next attempt', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { stream, connected } = aStream([new Refused(401, 0), event(1)]);

  stream.start();
  await turnsOf(t, 2);
  stream.stop();

  assert.deepEqual(connected.slice(0, 3), ['renewed', false, true]);
});

test('a stopped stream stays closed', async (t) => {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  const { stream, opened } = aStream([event(1)]);
  stream.start();
  await settled();

  stream.stop();
  await turnsOf(t, 3);

  assert.equal(opened.length, 1);
});

test('a place given to an own message does not move the cursor past what the business said before it', () => {
  const conversation = new Conversation();
  conversation.receive([message(1)]);

  conversation.confirm({ type: 'text', text: 'x', clientId: 'c', sentAt: '2026-11-21T12:00:00Z' }, { position: 3 });

  assert.equal(conversation.cursor, 1);
  assert.deepEqual(conversation.messages.map((m) => m.position), [1, 3]);
});

test('a message that comes again does not take the cursor back', () => {
  const conversation = new Conversation();
  conversation.receive([message(1), message(2)]);

  conversation.receive([message(1)]);

  assert.equal(conversation.cursor, 2);
});

test('waits grow to half a minute and are spread', () => {
  assert.deepEqual([1, 2, 3, 10].map((failures) => backoff(failures, () => 0)), [500, 1000, 2000, 15000]);
  assert.equal(backoff(10, () => 1), 30000);
});
