// Takes the pictures in docs/screenshots anew, from a running product:
//   PEOPLE=<file with the demo's people> node pictures.mjs <base URL> <directory>
// Those of the widget are as large as the browser makes them; `pngquant --ext .png --force --quality 80-95 *.png` makes them small.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { launch, Visitor } from './browser.mjs';
import { Panel } from './panel.mjs';
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

/** The panel, with a customer who asks for a person and an agent who takes over. */
async function takePanel(browser) {
  const customer = new Widget(await (await Visitor.arrive(browser)).newPage());
  await customer.page.goto(new URL('?language=es', base).href);
  await customer.open();
  await converse(customer, spanishTicket);
  await customer.say('Quiero hablar con una persona');
  await customer.hears(/persona/);

  const agent = await Visitor.arrive(browser, { viewport: { width: 1440, height: 860 } });
  const panel = new Panel(await agent.newPage(), base);
  await panel.signIn(agentOfTheDemo());
  await panel.rows.first().click();
  await panel.reads('Quiero hablar con una persona');
  await shoot(panel, 'panel-waiting');
  await panel.page.keyboard.press('t');
  await panel.say('Hola, soy Eva. Ya estoy mirando tu línea.');
  await customer.hears(/soy Eva/);
  await customer.say('¡Gracias!');
  await panel.reads('¡Gracias!');
  await shoot(panel, 'panel-inbox');
  await panel.page.emulateMedia({ colorScheme: 'dark' });
  await shoot(panel, 'panel-dark');
  await panel.page.setViewportSize({ width: 390, height: 844 });
  await panel.page.emulateMedia({ colorScheme: 'light' });
  await shoot(panel, 'panel-phone');
  await panel.page.emulateMedia({ colorScheme: 'dark' });
  await panel.page.getByRole('link', { name: 'Volver' }).click();
  await shoot(panel, 'panel-phone-dark');
}

/** As WebP, which the browser itself writes: a fifth of the size. */
async function shoot({ page }, name) {
  await page.waitForTimeout(600);
  const png = await page.screenshot();
  const studio = await page.context().browser().newPage();
  const webp = await studio.evaluate(encode, `data:image/png;base64,${png.toString('base64')}`);
  writeFileSync(join(directory, `${name}.webp`), Buffer.from(webp.split(',')[1], 'base64'));
  await studio.close();
}

/** Runs in a page. */
async function encode(address) {
  const image = new Image();
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.width, image.height];
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', 0.9);
}

function agentOfTheDemo() {
  const lines = readFileSync(process.env.PEOPLE, 'utf8').split('\n').map((line) => line.split(' '));
  const [email, password] = lines.find(([name]) => name.startsWith('agent@'));
  return { email, password };
}

const browser = await launch();
await takePanel(browser);
for (const [name, picture] of Object.entries(pictures)) {
  await take(browser, name, picture);
}
await browser.close();
