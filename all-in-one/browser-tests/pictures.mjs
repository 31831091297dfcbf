// Takes the pictures in docs/screenshots anew, from a running product:
//   node pictures.mjs <base URL> <directory>
// They are as large as the browser makes them; `pngquant --ext .png --force --quality 80-95 *.png` makes them small.
import { join } from 'node:path';
import { launch, Visitor } from './browser.mjs';
import { Widget } from './widget.mjs';

const [base, directory] = process.argv.slice(2);
const PHONE = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true };

/** What is said until the picture is taken: words, or buttons to tap, and the beginning of the answer. */
const spanish = [
  { say: 'Desde ayer no tengo internet, es urgente', hears: /foto/ },
  { tap: 'Seguir sin foto', hears: /Esto es lo que voy a enviar/ },
];
const spanishTicket = [...spanish, { tap: 'Sí, enviar', hears: /T-\d+/ }];
const english = [
  { say: 'I want to open a ticket', hears: /Tell me/ },
  { say: 'My phone line crackles, I can hardly hear anything', hears: /Which service/ },
  { tap: 'Telephone', hears: /How badly/ },
];

const pictures = {
  'widget-desktop': { language: 'es', dialogue: spanish },
  'widget-phone': { language: 'es', dialogue: spanishTicket, options: PHONE },
  'widget-dark': { language: 'en', dialogue: english, options: { colorScheme: 'dark' } },
  'demo-page': { language: 'es', options: { viewport: { width: 1280, height: 900 } } },
};

async function take(browser, name, { language, dialogue, options }) {
  const visitor = await Visitor.arrive(browser, options);
  const page = await visitor.newPage();
  const widget = new Widget(page);
  await page.goto(new URL(`?language=${language}`, base).href);
  await widget.launcher.waitFor();
  if (dialogue) {
    await widget.open();
    await converse(widget, dialogue);
    await page.mouse.move(1, 400);
  }
  await page.screenshot({ path: join(directory, `${name}.png`) });
  await visitor.context.close();
}

async function converse(widget, dialogue) {
  for (const { say, tap, hears } of dialogue) {
    await (say ? widget.say(say) : widget.tap(tap));
    await widget.hears(hears);
  }
}

const browser = await launch();
for (const [name, picture] of Object.entries(pictures)) {
  await take(browser, name, picture);
}
await browser.close();
