import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { compiled } from './compiled.mjs';

const { Visit } = await compiled('visit');
const { MemoryStorage } = await compiled('storage');

const SESSION = { visitorToken: 'visitor-1' };
const own = Object.getOwnPropertyDescriptor(globalThis, 'navigator');

/** A browser whose locks do this. */
function withLocks(request) {
  Object.defineProperty(globalThis, 'navigator', { value: { locks: { request } }, configurable: true });
}

afterEach(() => {
  delete globalThis.navigator;
  if (own) {
    Object.defineProperty(globalThis, 'navigator', own);
  }
});

function aVisit(openSession) {
  return new Visit({ openSession }, new MemoryStorage(), 'demo', () => {});
}

test('a browser that denies locks to frames on other people’s sites opens a session all the same', async () => {
  withLocks(() => Promise.reject(new DOMException('The request was denied.', 'SecurityError')));
  const visit = aVisit(() => Promise.resolve(SESSION));

  assert.equal(await visit.open('es'), SESSION);
});

test('a session that cannot be opened is asked for once, and again at the next call', async () => {
  withLocks((_, work) => work());
  let asked = 0;
  const visit = aVisit(() => {
    asked += 1;
    return Promise.reject(new TypeError('no network'));
  });

  await assert.rejects(visit.open('es'), /no network/);
  assert.equal(asked, 1);
  await assert.rejects(visit.open('es'), /no network/);
  assert.equal(asked, 2);
});
