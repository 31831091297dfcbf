// What visitors live through with the web widget, in a real browser against a running product:
//   node journey.mjs <base URL> <directory for pictures of a failure>
// The browser is the one CHROMIUM names, or /usr/bin/chromium. Ends with 1 when a chapter fails.
import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { passesAxe, reachesAllByKeyboard } from './accessibility.mjs';
import { launch, NO_NETWORK, Visitor } from './browser.mjs';
import { foreignPage } from './foreign.mjs';
import { eventually, Widget } from './widget.mjs';

const LIMIT_MS = 240_000;
const ATTACK = '<img src=x onerror="globalThis.attacked=1"><script>globalThis.attacked=1</script>';

const [base, output] = process.argv.slice(2);
if (!base || !output) {
  console.error('Usage: node journey.mjs <base URL> <output directory>');
  process.exit(2);
}
mkdirSync(output, { recursive: true });

/** One visitor lives through these in order, each going on where the one before ended. */
const chapters = {
  async 'the launcher is named, opens by keyboard, and the bot greets'({ page, widget }) {
    await page.goto(base);
    await widget.launcher.waitFor();
    await page.getByRole('button', { name: 'Abrir el chat', expanded: false }).focus();

    await page.keyboard.press('Enter');

    await widget.hears(/¿En qué te puedo ayudar\?/);
    await eventually(() => focusedTag(widget), 'TEXTAREA', 'the focus is where one writes');
    await page.getByRole('button', { name: 'Cerrar el chat', expanded: true }).waitFor();
  },

  async 'a fault told in words becomes a ticket'({ page, widget }) {
    await widget.say('No tengo internet desde ayer, es urgente');
    await widget.hears(/revisar juntos tu router/);
    await widget.tap('Solo un ticket');
    await widget.hears(/foto/);

    await widget.tap('Seguir sin foto');
    await widget.hears(/No tengo internet desde ayer/);
    await passesAxe(page, widget, 'light, with options');
    await widget.tap('Sí, enviar');

    const answer = await widget.hears(/T-\d+/);
    assert.match(answer, /Respuesta prevista: .*\d{1,2}:\d{2}/);
    await eventually(() => focusedTag(widget), 'TEXTAREA', 'the focus survives the tapped button');
    await eventually(() => widget.own.locator('.note:has-text("Enviado")').count(), 4, 'what was said is marked as sent');
  },

  async 'after a reload everything said is still there'({ page, widget }) {
    const said = await widget.bubbles();

    await page.reload();
    await widget.open();

    await eventually(async () => JSON.stringify(await widget.bubbles()), JSON.stringify(said), 'the history');
  },

  async 'a second tab shows the same, and hears what is said in the first'({ visitor, widget, secondTab }) {
    await secondTab.page.goto(base);
    await secondTab.widget.open();
    await eventually(
      async () => JSON.stringify(await secondTab.widget.bubbles()),
      JSON.stringify(await widget.bubbles()),
      'the history in the second tab',
    );

    await widget.say('Gracias');

    await secondTab.widget.saysTimes('Gracias', 1);
    assert.equal(visitor.context.pages().length, 2);
  },

  async 'what is written offline waits, and is sent once'({ visitor, page, widget, secondTab }) {
    visitor.expected.push(NO_NETWORK);
    await visitor.context.setOffline(true);
    await widget.say('Quiero abrir un ticket');
    await widget.own.last().getByText('Se enviará al recuperar la conexión').waitFor();
    await widget.banner.filter({ hasText: 'Sin conexión' }).waitFor();
    await passesAxe(page, widget, 'offline');

    await visitor.context.setOffline(false);

    await widget.hears(/Cuéntame/);
    await eventually(() => widget.banner.innerText(), '', 'the banner');
    await widget.saysTimes('Quiero abrir un ticket', 1);
    await secondTab.widget.saysTimes('Quiero abrir un ticket', 1);
    await secondTab.page.close();
  },

  async 'a reply to a closed chat is counted on the launcher, until it is seen'({ page, widget }) {
    await widget.input.fill('La línea tiene ruido');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');

    await page.getByRole('button', { name: 'Abrir el chat, 1 mensaje sin leer' }).waitFor();
    assert.equal(await widget.launcher.locator('.badge').innerText(), '1');
    assert.equal(await focusedClass(page), 'launcher', 'Esc gave the focus back');
    await page.keyboard.press('Enter');

    await widget.hears(/¿De qué servicio se trata\?/);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Abrir el chat', exact: true }).waitFor();
    await page.keyboard.press('Enter');
  },

  async 'everything can be reached by keyboard, and shows the focus'({ page, widget }) {
    await widget.input.fill('Un borrador, para que se pueda enviar');

    const reached = await reachesAllByKeyboard(page, widget.document());

    assert.ok(reached > 15, `${reached} elements`);
  },

  async 'the language changes in mid-dialogue, and the words around follow'({ page, widget }) {
    await widget.say('switch to English please');

    await widget.theirs.filter({ hasText: /English/ }).last().waitFor();
    await eventually(() => widget.input.getAttribute('placeholder'), 'Write a message…', 'the placeholder');
    await page.getByRole('button', { name: 'Close chat', expanded: true }).waitFor();
    await widget.say('Telephone');
    await widget.hears(/How badly/);
    await widget.say('cancel');
    await widget.hears(/Cancelled/);
  },

  async 'script in a message stays text, also when the bot repeats it'({ page, widget }) {
    await widget.say('I want to open a ticket');
    await widget.hears(/Tell me/);

    await widget.say(ATTACK);
    await widget.hears(/Which service/);
    await widget.tap('Internet');
    await widget.hears(/check your router/);
    await widget.tap('Just a ticket');
    await widget.hears(/How badly/);
    await widget.tap('I can wait');
    await widget.hears(/photo/);
    await widget.tap('Go on without');

    assert.ok((await widget.hears(/Is that right/)).includes(ATTACK), 'the bot repeats the words as they are');
    await widget.saysTimes(ATTACK, 1);
    assert.equal(await widget.frame.locator('.log img, .log script').count(), 0);
    for (const document of page.frames()) {
      assert.equal(await document.evaluate(() => globalThis.attacked), undefined);
    }
  },
};

/** Visits of their own. */
const visits = {
  async 'in German, on a dark phone'(browser) {
    const visitor = await Visitor.arrive(browser, {
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      colorScheme: 'dark',
      locale: 'de-DE',
    });
    const page = await visitor.newPage();
    const widget = new Widget(page);
    await page.goto(base);
    await page.getByRole('heading', { name: 'Internet ohne Warten' }).waitFor();
    await page.getByRole('button', { name: /Seit gestern habe ich kein Internet/ }).tap();
    await widget.hears(/Wie kann ich Ihnen helfen\?/);
    assert.equal(await widget.input.inputValue(), 'Seit gestern habe ich kein Internet', 'the page proposes words');
    assert.equal(await widget.input.getAttribute('placeholder'), 'Nachricht schreiben …');
    assert.equal(await overflow(page), 0, 'nothing is wider than the phone');
    await passesAxe(page, widget, 'dark, phone');

    await widget.frame.getByRole('button', { name: 'Senden' }).tap();
    await widget.hears(/Router prüfen/);
    await passesAxe(page, widget, 'dark, phone, with a reply');
    await widget.frame.getByRole('button', { name: 'Chat schließen' }).tap();

    await page.getByRole('button', { name: /Chat öffnen/ }).waitFor();
    return visitor;
  },

  /** The frame believes in the origin that its address names, so even that of an attacker is no way in. */
  async 'abuse case 22: what a foreign window posts does nothing'(browser) {
    const visitor = await Visitor.arrive(browser);
    const page = await visitor.newPage();
    const foreign = await foreignPage(base);
    try {
      await page.goto(foreign.url);
      const shop = await opened(page, base);
      const frame = await opened(page, new URL(`/widget/frame?site=demo-widget#${encodeURIComponent(new URL(foreign.url).origin)}`, base));
      const widget = new Widget(shop);
      await widget.open();
      await frame.locator('textarea').waitFor();

      await page.evaluate(() => {
        for (const message of [{ recado: 'unread', count: 7 }, { recado: 'close' }, { recado: 'open', draft: 'spam' }, 'the last']) {
          globalThis.victims.forEach((victim) => victim.postMessage(message, '*'));
        }
      });

      for (const victim of [shop, frame]) {
        await eventually(() => victim.evaluate(() => globalThis.come.includes('the last')), true, 'what a foreign window posted has come');
      }
      await shop.getByRole('button', { name: 'Cerrar el chat', expanded: true }).waitFor();
      assert.ok(await widget.launcher.locator('.badge').isHidden(), 'nothing is unread');
      assert.equal(await widget.input.inputValue(), '', 'no words are put into their mouth');
      assert.equal(await frame.locator('textarea').inputValue(), '');
    } finally {
      foreign.close();
    }
    return visitor;
  },

  async 'on a page that may not embed it, the widget says so'(browser) {
    const visitor = await Visitor.arrive(browser);
    visitor.expected.push(/frame-ancestors/);
    const page = await visitor.newPage();
    const widget = new Widget(page);
    const foreign = await foreignPage(base);
    try {
      await page.goto(foreign.url);
      await page.getByRole('button', { name: 'Abrir el chat' }).click();

      await page.getByRole('status').filter({ hasText: 'El chat no está disponible aquí' }).waitFor();
      await page.getByRole('button', { name: 'Intentar de nuevo' }).waitFor();
      assert.equal(await page.locator('iframe').evaluate((frame) => getComputedStyle(frame).opacity), '0');
      await page.keyboard.press('Escape');

      await widget.panel.waitFor({ state: 'hidden' });
      assert.equal(await focusedClass(page), 'launcher', 'Esc gave the focus back');
    } finally {
      foreign.close();
    }
    return visitor;
  },
};

/** A window that a page opens, and keeps in its hands; it notes the last words that were posted to it. */
async function opened(page, url) {
  const [victim] = await Promise.all([
    page.waitForEvent('popup'),
    page.evaluate((address) => (globalThis.victims ??= []).push(window.open(address)), String(url)),
  ]);
  await victim.waitForLoadState();
  await victim.evaluate(() => {
    globalThis.come = [];
    addEventListener('message', (event) => globalThis.come.push(event.data));
  });
  return victim;
}

function focusedTag(widget) {
  return widget.document()?.evaluate(() => (document.hasFocus() ? document.activeElement?.tagName : 'none'));
}

function focusedClass(page) {
  return page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.className);
}

function overflow(page) {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
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

function assertQuiet(visitor) {
  assert.deepEqual(visitor.complaints, [], 'the browser complains about nothing');
}

async function live(browser) {
  const visitor = await Visitor.arrive(browser);
  const page = await visitor.newPage();
  const second = await visitor.newPage();
  const story = {
    visitor,
    page,
    widget: new Widget(page),
    secondTab: { page: second, widget: new Widget(second) },
  };
  for (const [title, chapter] of Object.entries(chapters)) {
    await tell(title, async () => {
      await chapter(story);
      assertQuiet(visitor);
    });
  }
  await visitor.context.close();
  for (const [title, visit] of Object.entries(visits)) {
    await tell(title, async () => {
      const guest = await visit(browser);
      assertQuiet(guest);
      await guest.context.close();
    });
  }
}

/** What was on the screens when it failed. */
async function takePictures(browser) {
  const pages = browser.contexts().flatMap((context) => context.pages());
  await Promise.all(pages.map((page, index) => page.screenshot({ path: join(output, `failed-${index + 1}.png`) })));
  console.error(`Pictures of ${pages.length} pages are in ${output}`);
}

const began = Date.now();
const browser = await launch();
const alarm = setTimeout(() => {
  console.error(`The journey took longer than ${LIMIT_MS} ms`);
  process.exit(1);
}, LIMIT_MS);
try {
  await live(browser);
  console.log(`${String(Date.now() - began).padStart(6)} ms  the whole journey`);
} catch (failure) {
  console.error(failure.message);
  await takePictures(browser);
  process.exitCode = 1;
} finally {
  clearTimeout(alarm);
  await browser.close();
}
