import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { pagePassesAxe } from './accessibility.mjs';
import { launch, Visitor } from './browser.mjs';

/** On a busy machine; a quiet one takes a third. */
const LIMIT_MS = 240_000;

export const DESK = { width: 1280, height: 800 };
export const PHONE = { width: 390, height: 844 };

/**
 * Lets people live through chapters in order, each going on where the one before ended. Ends the process with 1 when one
 * fails, or when all take too long; what was on the screens then is in the directory.
 *
 * @param arrive who is in the story, by a browser: { people: [{ visitor }], …what chapters are given }
 */
export async function play(chapters, { directory, name, arrive }) {
  mkdirSync(directory, { recursive: true });
  const began = Date.now();
  const browser = await launch();
  const alarm = setTimeout(() => {
    console.error(`The journey took longer than ${LIMIT_MS} ms`);
    process.exit(1);
  }, LIMIT_MS);
  try {
    await tellAll(chapters, await arrive(browser));
    console.log(`${String(Date.now() - began).padStart(6)} ms  the whole journey`);
  } catch (failure) {
    console.error(failure.message);
    await takePictures(browser, directory, name);
    process.exitCode = 1;
  } finally {
    clearTimeout(alarm);
    await browser.close();
  }
}

async function tellAll(chapters, story) {
  for (const [title, chapter] of Object.entries(chapters)) {
    await tell(title, async () => {
      await chapter(story);
      for (const { visitor } of story.people) {
        assert.deepEqual(visitor.complaints, [], 'the browser complains about nothing');
      }
    });
  }
}

async function tell(title, live) {
  const began = Date.now();
  try {
    await live();
  } catch (failure) {
    throw new Error(`Chapter “${title}”: ${failure.message}`, { cause: failure });
  }
  console.log(`${String(Date.now() - began).padStart(6)} ms  ${title}`);
}

/** What was on the screens when it failed. */
async function takePictures(browser, directory, name) {
  const pages = browser.contexts().flatMap((context) => context.pages());
  await Promise.all(pages.map((page, index) => page.screenshot({ path: join(directory, `${name}-failed-${index + 1}.png`) })));
  console.error(`Pictures of ${pages.length} pages are in ${directory}`);
}

/** Somebody with a browser of their own, at the panel. */
export async function arriveAtPanel(browser) {
  const visitor = await Visitor.arrive(browser, { viewport: DESK });
  // Whether somebody is signed in is found out by asking.
  visitor.expected.push(/status of 401/);
  return { visitor, page: await visitor.newPage() };
}

/** Fails on what axe finds, and on what is wider than the window: at a desk, and on a dark phone. */
export async function looksWell(page, where) {
  await pagePassesAxe(page, where);
  await page.setViewportSize(PHONE);
  await page.emulateMedia({ colorScheme: 'dark' });
  assert.equal(await overflow(page), 0, `${where}: nothing is wider than the phone`);
  await pagePassesAxe(page, `${where}, on a dark phone`);
  await page.setViewportSize(DESK);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** By how much something is wider than the window or the page in it. */
export function overflow(page) {
  return page.evaluate(() =>
    Math.max(...[document.documentElement, ...document.querySelectorAll('main')].map((box) => box.scrollWidth - box.clientWidth)),
  );
}
