import assert from 'node:assert/strict';
import { eventually } from './widget.mjs';

/** Of what is seen, and how far, within the worst five seconds: as much is good (https://web.dev/articles/cls). */
const GOOD = 0.1;
const SESSION_MS = 5_000;
const PAUSE_MS = 1_000;

/** Answers take as long as on a line that is not this machine's: what stands in their place is seen. */
const DELAY_MS = 100;

/** How long nothing has to be asked for until a page is all there. */
const QUIET_MS = 350;

/** A page whose answers come late, and in which what moves is written down. */
export class SlowPage {
  #open = new Set();
  #quietSince = Date.now();

  static async of(page) {
    const slow = new SlowPage();
    slow.page = page;
    page.on('request', (request) => slow.#began(request));
    page.on('requestfinished', (request) => slow.#ended(request));
    page.on('requestfailed', (request) => slow.#ended(request));
    await page.addInitScript(writeDownShifts);
    await page.route('**/api/v1/**', late);
    return slow;
  }

  /** Fails when what is seen moves while the page comes in, until it is all there. */
  async comesInStill(address) {
    const where = `${new URL(address).pathname} at ${this.page.viewportSize().width} px`;
    await this.page.goto(address);
    await this.page.getByRole('main').first().waitFor();
    await eventually(() => this.#isAllThere(), true, `${where} is all there`);
    const shifts = await this.page.evaluate(() => globalThis.shifts);
    const worst = worstSession(shifts);
    assert.ok(worst <= GOOD, `${where} moves by ${worst.toFixed(3)}: ${JSON.stringify(shifts, null, 1)}`);
  }

  async #isAllThere() {
    const isQuiet = this.#open.size === 0 && Date.now() - this.#quietSince > QUIET_MS;
    return isQuiet && (await this.page.locator('.mantine-Skeleton-root').count()) === 0;
  }

  /** What a page hears of live never ends. */
  #began(request) {
    if (request.resourceType() !== 'eventsource') {
      this.#open.add(request);
    }
  }

  #ended(request) {
    if (this.#open.delete(request)) {
      this.#quietSince = Date.now();
    }
  }
}

async function late(route) {
  await new Promise((resolve) => setTimeout(resolve, DELAY_MS));
  // The page may have been left meanwhile.
  await route.continue().catch(() => undefined);
}

/** Runs in the page, before anything of it. */
function writeDownShifts() {
  globalThis.shifts = [];
  const name = (node) => `${node?.nodeName}.${node?.className}`;
  const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
  new PerformanceObserver((list) => {
    for (const { startTime, value, hadRecentInput, sources } of list.getEntries()) {
      if (!hadRecentInput) {
        const what = sources.map(({ node, previousRect, currentRect }) => `${name(node)}: ${box(previousRect)} → ${box(currentRect)}`);
        globalThis.shifts.push({ at: startTime, value, what });
      }
    }
  }).observe({ type: 'layout-shift', buffered: true });
}

/** Shifts that follow each other within a second count together. */
function worstSession(shifts) {
  let [worst, sum, began, last] = [0, 0, -Infinity, -Infinity];
  for (const { at, value } of shifts) {
    if (at - last > PAUSE_MS || at - began > SESSION_MS) {
      [sum, began] = [0, at];
    }
    sum += value;
    last = at;
    worst = Math.max(worst, sum);
  }
  return worst;
}
