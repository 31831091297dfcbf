import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const DESK = { viewport: { width: 1440, height: 900 } };
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** In how many ways each place is taken: name, browser, colours. */
export const LOOKS = [
  { look: 'desk', options: DESK, scheme: 'light' },
  { look: 'desk-dark', options: DESK, scheme: 'dark' },
  { look: 'phone', options: PHONE, scheme: 'light' },
  { look: 'phone-dark', options: PHONE, scheme: 'dark' },
];

/** Time for charts and fonts, where nothing tells that they are done. */
const SETTLED_MS = 350;

/** Takes pictures of pages, as WebP, which the browser itself writes: a fifth of the size. */
export class Studio {
  #encoder;

  constructor(browser, directory) {
    this.browser = browser;
    this.directory = directory;
  }

  /** What is in the window, as `<name>.webp`. */
  async shoot(page, name) {
    await page.waitForLoadState('networkidle', { timeout: 2_000 }).catch(() => undefined);
    await page.waitForTimeout(SETTLED_MS);
    const png = await page.screenshot();
    this.#encoder ??= await this.browser.newPage();
    const webp = await this.#encoder.evaluate(encode, `data:image/png;base64,${png.toString('base64')}`);
    writeFileSync(join(this.directory, `${name}.webp`), Buffer.from(webp.split(',')[1], 'base64'));
  }
}

/** Runs in a page. */
async function encode(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', 0.86);
}
