// Takes pictures of every place of the panel and of the widget, from a product of its own with plainly made-up people:
//   node pictures.mjs <the product's jar> <directory> [languages]
// `./recado pictures` calls it. All go to the directory; those that the docs show, to docs/screenshots as well, when Spanish is among them.
import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launch, Visitor } from './browser.mjs';
import { liveTheDemo, madeUpDays } from './demo-story.mjs';
import { LOOKS, Studio } from './studio.mjs';
import { Telegram } from './telegram.mjs';
import { eventually, Widget } from './widget.mjs';

const [jar, directory, languages = 'es'] = process.argv.slice(2);
const DOCS = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));

/** What the docs show: the name there, and the picture. A week of appointments and a long trace want more of a past than a minute's. */
const KEPT = {
  'panel-inbox': 'es-conversation-desk',
  'panel-dark': 'es-conversation-desk-dark',
  'panel-phone': 'es-conversation-phone',
  'panel-phone-dark': 'es-inbox-phone-dark',
  'panel-tickets': 'es-tickets-desk',
  'panel-ticket-phone': 'es-ticket-phone',
  'panel-outages-dark': 'es-outages-desk-dark',
  'panel-dashboard': 'es-dashboard-desk',
  'panel-bot': 'es-bot-desk',
  'panel-bot-trial-dark': 'es-bot-trial-desk-dark',
  'panel-channels': 'es-channels-desk',
  'panel-undone-phone': 'es-undone-phone',
  'panel-more-phone-dark': 'es-more-phone-dark',
  'panel-first-steps': 'es-new-dashboard-desk',
  'panel-first-steps-phone': 'es-new-dashboard-phone',
};

/** What the journeys of the browser tests go through, in their order; the docs show it in every look. */
const JOURNEYS = ['conversation', 'signup', 'channels', 'widget-look', 'bot-texts', 'bot-trial', 'bot-publish', 'undone'];

/** Beyond the places that the panel itself leads to: a part of one, or something opened in it. */
function views({ conversation, ticket }) {
  return {
    conversation: { path: `/inbox/${conversation}` },
    details: { path: `/inbox/${conversation}/details` },
    trace: { path: `/inbox/${conversation}/details`, open: (page) => press(page, { es: '¿Por qué hizo eso el bot?', en: 'Why did the bot do that?', de: 'Warum tat der Bot das?' }) },
    ticket: { path: `/tickets/${ticket}` },
    'widget-look': { path: '/channels', open: (page) => press(page, { es: 'Aspecto y código', en: 'Look and code', de: 'Aussehen und Code' }) },
    'bot-texts': { path: '/bot/texts' },
    'bot-phrases': { path: '/bot/phrases' },
    'bot-trial': { path: '/bot/trial', open: tryOut },
    'bot-publish': { path: '/bot/publish' },
    'desk-replies': { path: '/desk/replies' },
    'desk-labels': { path: '/desk/labels' },
    'billing-invoices': { path: '/billing/invoices' },
    'undone-actions': { path: '/undone?of=actions' },
    more: { path: '/inbox', open: more },
  };
}

async function press(page, names) {
  const language = await page.evaluate(() => document.documentElement.lang);
  await page.getByRole('button', { name: names[language] }).first().click();
  await page.getByRole('dialog').waitFor();
}

async function tryOut(page) {
  const chat = page.getByRole('main').locator('form').last();
  await chat.getByRole('textbox').fill('No tengo internet');
  await page.keyboard.press('Enter');
  await page.getByRole('log').getByRole('button').first().waitFor();
}

/** All places, on a phone. */
async function more(page) {
  const button = page.getByRole('navigation').locator('button[aria-haspopup="dialog"]').first();
  if (await button.isVisible()) {
    await button.click();
  }
}

/** A product with a data directory of its own, without what this one's environment says of others. */
async function startProduct(telegramPort) {
  const data = mkdtempSync(join(tmpdir(), 'recado-pictures-'));
  const port = await freePort();
  const own = Object.entries(process.env).filter(([name]) => !name.startsWith('RECADO_'));
  const log = openSync(join(directory, 'product.log'), 'w');
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
  const child = spawn(java, ['-Xmx768m', '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow', '-jar', jar], {
    env: {
      ...Object.fromEntries(own),
      RECADO_PORT: String(port),
      RECADO_DATA_DIR: data,
      RECADO_TELEGRAM_API_URL: `http://localhost:${telegramPort}`,
    },
    stdio: ['ignore', log, log],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill();
    await ended;
    rmSync(data, { recursive: true, force: true });
  };
  await understands(join(directory, 'product.log'), child);
  return { base: `http://localhost:${port}/`, data, stop };
}

/** It serves before its classifier is there, and understands keywords only until then. */
async function understands(log, child) {
  const deadline = Date.now() + 180_000;
  const isReady = (lines) => lines.includes('Recado is running') && lines.includes('classifier is ready');
  while (!isReady(readFileSync(log, 'utf8'))) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`The product does not start; see ${log}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, resolve));
  const { port } = server.address();
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** The API as one person uses it, by the address of a path below /api/v1. */
async function signedIn(browser, base, email, password) {
  const visitor = await Visitor.arrive(browser);
  const page = await visitor.newPage();
  await page.goto(new URL('panel/', base).href);
  const api = async (method, path, body) => {
    const answer = await page.evaluate(callApi, { method, path, body });
    if (answer.status >= 400) {
      throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`);
    }
    return answer.text === '' ? undefined : JSON.parse(answer.text);
  };
  await api('POST', 'sessions', { email, password, cookies: true });
  return { api, state: await visitor.context.storageState() };
}

/** Runs in the page, whose origin alone may change something. */
async function callApi({ method, path, body }) {
  const response = await fetch(`/api/v1/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', 'Idempotency-Key': crypto.randomUUID(), 'X-Recado-Csrf': '1' },
    body: body && JSON.stringify(body),
  });
  return { status: response.status, text: await response.text() };
}

/** A firm that has just signed up, and done nothing. */
async function newFirm(browser, base, data) {
  const visitor = await Visitor.arrive(browser);
  const page = await visitor.newPage();
  const mails = join(data, 'unsent-mail.txt');
  await page.goto(new URL('panel/signup', base).href);
  await page.getByLabel('Nombre de la empresa').fill('Fibra Sur (demo)');
  await page.getByLabel('Correo electrónico').fill('olga@fibra-sur.example');
  await page.getByRole('button', { name: 'Continuar' }).click();
  const link = () => existsSync(mails) && readFileSync(mails, 'utf8').match(/To: olga@fibra-sur\.example[\s\S]*?(https?:\S+#\S+)/)?.[1];
  await eventually(() => String(link()), /^http/, 'a mail');
  await page.goto(link());
  await page.getByLabel('Tu nombre').fill('Olga Demo');
  await page.getByLabel('Contraseña').fill('cuatro nubes sobre el puerto');
  await page.getByRole('button', { name: 'Empezar' }).click();
  await page.getByRole('heading', { level: 1, name: 'Resumen' }).waitFor();
  return visitor.context.storageState();
}

/** What the panel's own navigation leads to: a new place is in the pictures without a word here. */
async function placesOf(page) {
  const links = page.getByRole('navigation').locator('a[href^="/panel/"]');
  await links.first().waitFor();
  const paths = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href').replace('/panel', '')));
  return Object.fromEntries([...paths, '/account', '/sessions'].map((path) => [path.slice(1), { path }]));
}

/** Every place in every look. */
async function takeAll({ studio, browser, base, language, state, places, prefix, days }) {
  for (const options of new Set(LOOKS.map((look) => look.options))) {
    const visitor = await Visitor.arrive(browser, { ...options, storageState: state, locale: { es: 'es-CO', en: 'en-GB', de: 'de-DE' }[language] });
    const page = await visitor.newPage();
    await page.addInitScript((chosen) => localStorage.setItem('recado.language', chosen), language);
    if (days) {
      await page.route('**/api/v1/counts?*', (route) => route.fulfill({ json: days.slice(-Number(new URL(route.request().url()).searchParams.get('days'))) }));
    }
    for (const [name, { path, open }] of Object.entries(places)) {
      await page.emulateMedia({ colorScheme: 'light' });
      await page.goto(new URL(`panel${path}`, base).href);
      await page.getByRole('main').first().waitFor();
      await page.waitForLoadState('networkidle', { timeout: 3_000 }).catch(() => undefined);
      await open?.(page);
      for (const { look, scheme } of LOOKS.filter((one) => one.options === options)) {
        await page.emulateMedia({ colorScheme: scheme });
        await studio.shoot(page, `${prefix}-${name}-${look}`);
      }
      await tellOverflow(page, `${prefix}-${name}`);
    }
    await visitor.context.close();
  }
}

/** What does not fit is told, for who takes the pictures to look at first. */
async function tellOverflow(page, name) {
  const by = await page.evaluate(() => Math.max(...[document.documentElement, ...document.querySelectorAll('main')].map((box) => box.scrollWidth - box.clientWidth)));
  if (by > 0) {
    console.log(`${name}: ${by} px wider than its page`);
  }
}

/** What is said in the widget until the picture is taken: words, or buttons to tap, and the beginning of the answer. */
const spanish = [
  { say: 'Desde ayer no tengo internet, es urgente', hears: /revisar juntos tu router/ },
  { tap: 'Solo un ticket', hears: /foto/ },
  { tap: 'Seguir sin foto', hears: /Esto es lo que voy a enviar/ },
];
const english = [
  { say: 'I want to open a ticket', hears: /Tell me/ },
  { say: 'My phone line crackles, I can hardly hear anything', hears: /Which service/ },
  { tap: 'Telephone', hears: /How badly/ },
];
const [, , { options: PHONE }] = LOOKS;
const WIDGETS = {
  'widget-desktop': { language: 'es', dialogue: spanish },
  'widget-phone': { language: 'es', dialogue: [...spanish, { tap: 'Sí, enviar', hears: /T-\d+/ }], options: PHONE },
  'widget-dark': { language: 'en', dialogue: english, options: { colorScheme: 'dark' } },
  'demo-page': { language: 'es', options: { viewport: { width: 1280, height: 900 } } },
};

async function takeWidget(browser, base, studio, name, { language, dialogue, options }) {
  const visitor = await Visitor.arrive(browser, options);
  const page = await visitor.newPage();
  const widget = new Widget(page);
  await page.goto(new URL(`?language=${language}`, base).href);
  await widget.launcher.waitFor();
  if (dialogue) {
    await widget.open();
    for (const { say, tap, hears } of dialogue) {
      await (say ? widget.say(say) : widget.tap(tap));
      await widget.hears(hears);
    }
    await page.mouse.move(1, 400);
  }
  await studio.shoot(page, name);
  await visitor.context.close();
}

async function takeEverything(browser, { base, data }, telegram) {
  const people = Object.fromEntries(
    readFileSync(join(data, 'demo-people.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => line.split(' ')),
  );
  const owner = await signedIn(browser, base, 'owner@demo.example', people['owner@demo.example']);
  const agent = await signedIn(browser, base, 'agent@demo.example', people['agent@demo.example']);
  const conversation = await liveTheDemo({ telegram, owner: owner.api, agent: agent.api });
  const ticket = (await owner.api('GET', 'tickets?limit=1')).items[0].number;
  const fresh = await newFirm(browser, base, data);
  const studio = new Studio(browser, directory);
  const guide = await (await Visitor.arrive(browser, { storageState: owner.state })).newPage();
  await guide.goto(new URL('panel/', base).href);
  const places = await placesOf(guide);
  for (const [name, widget] of Object.entries(WIDGETS)) {
    await takeWidget(browser, base, studio, name, widget);
  }
  for (const language of languages.split(',')) {
    await takeAll({ studio, browser, base, language, state: owner.state, places: { ...places, ...views({ conversation, ticket }) }, prefix: language, days: madeUpDays() });
    await takeAll({ studio, browser, base, language, places: { signup: { path: '/signup' } }, prefix: language });
  }
  const [first] = languages.split(',');
  await takeAll({ studio, browser, base, language: first, state: fresh, places, prefix: `${first}-new` });
}

function keep() {
  for (const [name, picture] of Object.entries(KEPT)) {
    copyFileSync(join(directory, `${picture}.webp`), join(DOCS, `${name}.webp`));
  }
  mkdirSync(join(DOCS, 'journeys'), { recursive: true });
  for (const step of JOURNEYS) {
    for (const { look } of LOOKS) {
      copyFileSync(join(directory, `es-${step}-${look}.webp`), join(DOCS, 'journeys', `${step}-${look}.webp`));
    }
  }
}

mkdirSync(directory, { recursive: true });
const telegramPort = await freePort();
const telegram = await Telegram.listen(telegramPort, 'red_andina_demo_bot');
const product = await startProduct(telegramPort);
const browser = await launch();
try {
  await takeEverything(browser, product, telegram);
  if (languages.split(',').includes('es')) {
    keep();
  }
} finally {
  await browser.close();
  telegram.close();
  await product.stop();
}
