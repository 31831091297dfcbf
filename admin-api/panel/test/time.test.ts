import { expect, test } from 'vitest';
import { windowLeft } from '../src/features/inbox/components/WindowNotice';
import { DAY, fullMoment, HOUR, MINUTE, roughly, SECOND, waited } from '../src/ui/time';

const since = '2026-03-01T10:00:00Z';
const after = (passed: number) => Date.parse(since) + passed;

test.each([
  [42 * SECOND, '42 s'],
  [12 * MINUTE + 5 * SECOND, '12 min 05 s'],
  [3 * HOUR + 10 * MINUTE, '3 h 10 min'],
  [2 * DAY + 4 * HOUR, '2 d 4 h'],
  [-5 * SECOND, '0 s'],
])('%d ms of waiting read %s', (passed, words) => {
  expect(waited(since, after(passed))).toBe(words);
});

test.each([
  [SECOND, '1 min'],
  [47 * MINUTE + SECOND, '48 min'],
  [59 * MINUTE + SECOND, '1 h 0 min'],
  [3 * HOUR + 10 * MINUTE, '3 h 10 min'],
  [2 * DAY + 4 * HOUR, '2 d 4 h'],
])('%d ms are roughly %s', (time, words) => {
  expect(roughly(time)).toBe(words);
});

test.each(['es', 'en', 'de'])('a moment has the 24 hours of the clocks beside it, in %s', (language) => {
  expect(fullMoment('2026-03-01T17:41:00', language)).toMatch(/17:41$/);
});

test('the window is open for 24 hours less a minute after the customer was heard, and never before', () => {
  expect(windowLeft(since, after(23 * HOUR))).toBe(HOUR - MINUTE);
  expect(windowLeft(since, after(DAY - MINUTE))).toBe(0);
  expect(windowLeft(null, after(0))).toBe(0);
});
