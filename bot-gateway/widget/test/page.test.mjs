import assert from 'node:assert/strict';
import { test } from 'node:test';
import { compiled } from './compiled.mjs';

const { isFrom, listen } = await compiled('bridge');
const { stretches } = await compiled('links');
const { languageOf, frameTexts, loaderTexts } = await compiled('texts');
const { colourOf, lettersOn } = await compiled('colour');
const { choosing } = await compiled('conversation');
const { lines } = await compiled('lines');

const peer = {};
const HOST = 'https://www.example.com';

test('abuse case 22: only the other end is listened to, its window and its origin', () => {
  const data = { recado: 'open' };

  assert.equal(isFrom({ origin: HOST, source: peer, data }, peer, HOST), true);
  assert.equal(isFrom({ origin: 'https://www.example.com.evil.test', source: peer, data }, peer, HOST), false);
  assert.equal(isFrom({ origin: 'http://www.example.com', source: peer, data }, peer, HOST), false);
  assert.equal(isFrom({ origin: HOST, source: {}, data }, peer, HOST), false);
  assert.equal(isFrom({ origin: HOST, source: null, data }, null, HOST), false);
});

test('other people’s messages are passed over', () => {
  for (const data of [undefined, null, 'open', 7, {}, { recado: 1 }]) {
    assert.equal(isFrom({ origin: HOST, source: peer, data }, peer, HOST), false);
  }
});

test('abuse case 22: what a foreign window posts reaches neither loader nor frame', () => {
  const heard = [];
  globalThis.window = new EventTarget();
  const post = (origin, source, data) => window.dispatchEvent(Object.assign(new Event('message'), { origin, source, data }));
  try {
    listen(() => peer, HOST, (message) => heard.push(message));

    post('https://evil.test', {}, { recado: 'open', draft: 'spam' });
    post('https://evil.test', peer, { recado: 'unread', count: 7 });
    post(HOST, {}, { recado: 'engaged' });
    assert.deepEqual(heard, []);

    post(HOST, peer, { recado: 'open' });
    assert.deepEqual(heard, [{ recado: 'open' }]);
  } finally {
    delete globalThis.window;
  }
});

test('addresses become links without the sentence’s punctuation', () => {
  assert.deepEqual(stretches('Mira https://example.com/a?b=1. (o http://example.org/ñ)'), [
    { text: 'Mira ', href: undefined },
    { text: 'https://example.com/a?b=1', href: 'https://example.com/a?b=1' },
    { text: '. (o ', href: undefined },
    { text: 'http://example.org/ñ', href: 'http://example.org/%C3%B1' },
    { text: ')', href: undefined },
  ]);
});

test('only http and https addresses become links', () => {
  for (const text of ['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '<img src=x onerror=y>', 'http://']) {
    assert.deepEqual(stretches(text).filter((stretch) => stretch.href !== undefined), []);
  }
});

test('the first language spoken here wins, and Spanish when there is none', () => {
  assert.equal(languageOf([undefined, null, 'fr-CA', 'de-AT', 'en']), 'de');
  assert.equal(languageOf(['ES_mx']), 'es');
  assert.equal(languageOf(['fr', '']), 'es');
});

test('every language has all words', () => {
  for (const texts of [frameTexts, loaderTexts]) {
    const names = Object.keys(texts.es).sort();
    for (const language of ['en', 'de']) {
      assert.deepEqual(Object.keys(texts[language]).sort(), names);
    }
  }
});

test('letters can be read on any colour an owner wants', () => {
  assert.equal(lettersOn('#0f5f52'), '#ffffff');
  assert.equal(lettersOn('#ffe45c'), '#000000');
  assert.equal(lettersOn('#000000'), '#ffffff');
  assert.equal(lettersOn('#ffffff'), '#000000');
});

test('what is no colour leaves the product’s own', () => {
  assert.equal(colourOf('#FFE45C'), '#ffe45c');
  for (const given of [null, undefined, '', 'red', '#fff', '#12345g', '#123456;background:url(x)']) {
    assert.equal(colourOf(given), undefined);
  }
});

function said(position, author, content, clientId = null, at = '2026-11-21T12:00:00Z') {
  return { position, author, clientId, at, content };
}

const question = said(1, 'business', { type: 'choices', text: '?', options: [{ id: 'a', title: 'A' }] });
const text = (words) => ({ type: 'text', text: words });

test('buttons can be tapped until the visitor has said something', () => {
  const other = said(2, 'business', text('…'));
  const answer = said(3, 'visitor', { type: 'choice', id: 'a', title: 'A', answers: 1 }, 'c');

  assert.deepEqual(choosing(1, [question, other], []), { open: true, chosen: undefined });
  assert.deepEqual(choosing(1, [question, other, answer], []), { open: false, chosen: 'a' });
  assert.deepEqual(choosing(1, [question, said(2, 'visitor', text('A'), 'c')], []), { open: false, chosen: undefined });
});

test('a tap counts before it has arrived', () => {
  const tap = { type: 'choice', choiceId: 'a', title: 'A', answers: 1, clientId: 'c', sentAt: '2026-11-21T12:00:00Z' };

  assert.deepEqual(choosing(1, [question], [{ message: tap, state: 'waiting' }]), { open: false, chosen: 'a' });
});

test('a message that has arrived and is still in the outbox is shown once, in its old place', () => {
  const arrived = said(1, 'visitor', text('hola'), 'c');
  const pending = { message: { type: 'text', text: 'hola', clientId: 'c', sentAt: arrived.at }, state: 'sending' };

  const bubbles = (all) => all.filter((line) => line.kind === 'bubble').map((line) => line.key);

  assert.deepEqual(bubbles(lines('', [], [pending])), ['c']);
  assert.deepEqual(bubbles(lines('', [arrived], [pending])), ['c']);
});

test('each day is named once, and the greeting stands above the beginning only', () => {
  const messages = [
    said(1, 'business', text('a'), null, '2026-11-20T12:00:00Z'),
    said(2, 'business', text('b'), null, '2026-11-20T12:01:00Z'),
    said(3, 'business', text('c'), null, '2026-11-21T12:00:00Z'),
  ];

  assert.deepEqual(lines('¡Hola!', messages, []).map((line) => line.kind), ['day', 'bubble', 'bubble', 'bubble', 'day', 'bubble']);
  assert.equal(lines('¡Hola!', messages.slice(1), [])[0].kind, 'day');
});

test('bubbles of one side stand together for a few minutes', () => {
  const messages = [
    said(1, 'business', text('a'), null, '2026-11-20T12:00:00Z'),
    said(2, 'business', text('b'), null, '2026-11-20T12:04:00Z'),
    said(3, 'business', text('c'), null, '2026-11-20T12:30:00Z'),
  ];

  const joined = lines('', messages, []).flatMap((line) => (line.kind === 'bubble' ? [line.bubble.joinsNext] : []));

  assert.deepEqual(joined, [true, false, false]);
});
