import assert from 'node:assert/strict';

/** The widget on one page, as a visitor handles it. */
export class Widget {
  constructor(page) {
    this.page = page;
    this.launcher = page.locator('#recado-widget button.launcher');
    this.panel = page.locator('#recado-widget .panel');
    this.frame = page.frameLocator('#recado-widget iframe');
    this.input = this.frame.locator('textarea');
    this.banner = this.frame.locator('.banner');
    this.own = this.frame.locator('.row.own');
    this.theirs = this.frame.locator('.row.theirs');
  }

  async open() {
    await this.launcher.click();
    await this.theirs.first().waitFor();
  }

  async say(text) {
    await this.input.fill(text);
    await this.input.press('Enter');
  }

  /** Taps the newest button of that name. */
  async tap(name) {
    await this.frame.getByRole('button', { name, disabled: false }).last().click();
  }

  /** Waits until the business's last bubble says this, and returns its words. */
  async hears(pattern) {
    await this.theirs.last().filter({ hasText: pattern }).waitFor();
    return this.theirs.last().locator('.bubble').innerText();
  }

  /** Says something, waits until the business has answered, and returns its last words. */
  async ask(text) {
    const before = await this.theirs.count();
    await this.say(text);
    await this.theirs.nth(before).waitFor();
    return this.theirs.last().locator('.bubble').innerText();
  }

  /** Everything said, in order, without times and states. */
  bubbles() {
    return this.frame.locator('.bubble').allInnerTexts();
  }

  /** Waits until exactly so many bubbles of the visitor say this. */
  async saysTimes(text, count) {
    const bubbles = this.own.filter({ hasText: text });
    await bubbles.first().waitFor();
    assert.equal(await bubbles.count(), count, `“${text}” stands in the log ${count}×`);
  }

  /** The frame's own document, for what only its scripts can tell. */
  document() {
    return this.page.frames().find((frame) => frame.url().includes('/widget/frame'));
  }
}

/** Waits until a value is as expected; says what it was when it never becomes so. */
export async function eventually(read, expected, what) {
  const deadline = Date.now() + 30_000;
  let seen = await read();
  while (!matches(seen, expected) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 25));
    seen = await read();
  }
  assert.ok(matches(seen, expected), `${what}: expected ${expected}, was ${JSON.stringify(seen)}`);
}

function matches(seen, expected) {
  return expected instanceof RegExp ? expected.test(seen ?? '') : seen === expected;
}
