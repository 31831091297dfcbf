// What a customer in the widget and an agent in the panel live through, in a real browser against a running product:
//   PEOPLE=<file with the demo's people> node panel-journey.mjs <base URL> <directory for pictures of a failure>
// The browser is the one CHROMIUM names, or /usr/bin/chromium. Ends with 1 when a chapter fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pagePassesAxe, reachesAllByKeyboard } from './accessibility.mjs';
import { Panel } from './panel.mjs';
import { arriveAtPanel, DESK, overflow, PHONE, play } from './stage.mjs';
import { SlowPage } from './stillness.mjs';
import { eventually, Widget } from './widget.mjs';

const ATTACK = '<img src=x onerror="globalThis.attacked=1"><script>globalThis.attacked=1</script>';

/** As long as the bot takes to answer, several times. */
const SILENCE_MS = 2_500;

const [base, output] = process.argv.slice(2);
if (!base || !output || !process.env.PEOPLE) {
  console.error('Usage: PEOPLE=<file> node panel-journey.mjs <base URL> <output directory>');
  process.exit(2);
}

const passwords = new Map(
  readFileSync(process.env.PEOPLE, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.split(' ')),
);

function demo(email) {
  return { email, password: passwords.get(email) };
}

const chapters = {
  async 'somebody signs in, and sees an inbox without conversations'({ panel }) {
    await panel.signIn(demo('agent@demo.example'));
    await panel.sees('Todavía no hay conversaciones');
    await pagePassesAxe(panel.page, 'the empty inbox');
  },

  async 'a customer writes, and is there without anybody asking'({ panel, widget }) {
    await widget.page.goto(base);
    await widget.open();
    await widget.say('No tengo internet desde ayer, es urgente');
    await widget.hears(/revisar juntos tu router/);

    await panel.rows.first().getByText('Web').waitFor();
    await panel.rows.first().click();
    await panel.reads('No tengo internet desde ayer, es urgente');
    await panel.sees('El bot lleva esta conversación');
  },

  async 'after a takeover the bot is silent, and the panel says so'({ panel, widget }) {
    await panel.page.keyboard.press('t');
    await panel.sees('El bot está en silencio hasta que la devuelvas.');
    const said = await widget.bubbles();

    await widget.say('Solo un ticket');
    await panel.reads('Solo un ticket');

    await new Promise((resolve) => setTimeout(resolve, SILENCE_MS));
    const since = (await widget.bubbles()).slice(said.length);
    assert.equal(since.length, 1, `the bot says nothing: ${since}`);
    await pagePassesAxe(panel.page, 'a conversation in own hands');
  },

  async 'the agent answers, and the customer reads it'({ panel, widget }) {
    await panel.say('Hola, soy Eva. Ya lo miro.');

    await widget.hears(/soy Eva/);
    await panel.ticks('Hola, soy Eva. Ya lo miro.', /Enviado|Entregado|Leído/);
  },

  async 'all of an inbox is reached by keyboard'({ panel }) {
    const reached = await reachesAllByKeyboard(panel.page);

    assert.ok(reached > 15, `${reached} elements`);
  },

  async 'abuse case 21: mark-up stays words, on both sides'({ panel, widget }) {
    await widget.say(ATTACK);
    await panel.reads(ATTACK);
    await panel.say(ATTACK);
    await widget.hears(ATTACK);

    assert.equal(await panel.talk.locator('img[src=x], script').count(), 0);
    for (const document of [panel.page, ...widget.page.frames()]) {
      assert.equal(await document.evaluate(() => globalThis.attacked), undefined);
    }
  },

  async 'a note stays with the team'({ panel, widget }) {
    await panel.press('Nota interna');
    await panel.page.getByPlaceholder('Solo la ve el equipo…').fill('Revisar el nodo norte');
    await panel.page.keyboard.press('Enter');

    await panel.reads('Revisar el nodo norte');
    assert.ok(!(await widget.bubbles()).some((bubble) => bubble.includes('nodo norte')));
  },

  async 'handed back, the bot goes on'({ panel, widget }) {
    await panel.press('Devolver al bot');
    await panel.sees('El bot lleva esta conversación');

    await widget.say('Quiero hablar con una persona');
    // Outside the demo’s hours it is told at once that nobody is there.
    await widget.hears(/persona|nadie disponible/);

    await panel.page.getByRole('button', { name: /^Esperan/ }).click();
    await panel.talk.getByText(/^Espera desde hace \d/).waitFor();
    await eventually(() => panel.page.title(), '(1) Recado', 'the title counts who waits');
  },

  async 'the panel is usable on a dark phone, one pane after the other'({ panel }) {
    const { page } = panel;
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await panel.log.waitFor();
    assert.equal(await panel.rows.first().isVisible(), false, 'the list is a page of its own');
    await pagePassesAxe(page, 'a conversation on a dark phone');

    await page.getByRole('link', { name: 'Volver' }).click();

    await panel.rows.first().waitFor();
    assert.equal(await overflow(page), 0, 'nothing is wider than the phone');
    await pagePassesAxe(page, 'the list on a dark phone');
  },

  async 'an owner goes to every place'({ owner }) {
    const { page } = owner;
    await owner.signIn(demo('owner@demo.example'));
    const places = await placesOf(page);
    assert.ok(places.length > 20, `${places.length} places`);
    const titles = [await titleOf(page)];
    for (const place of places) {
      await page.getByRole('navigation').locator(`a[href="${place}"]`).click();
      titles.push(await arrives(page, titles.at(-1)));
    }
    assert.equal(new Set(titles).size, titles.length, `each place has a title of its own: ${titles}`);
    await page.getByRole('navigation').getByRole('link', { name: 'Bot', exact: true }).click();
    await page.getByRole('heading', { name: 'Bot', level: 1, exact: true }).waitFor();
    await reachesAllByKeyboard(page);
    for (const name of ['Mi cuenta', 'Sesiones', 'Instalación']) {
      await page.getByRole('navigation').getByRole('button', { name: /Demo Owner/ }).click();
      const own = page.getByRole('dialog').getByRole('link', { name, exact: true });
      await own.waitFor();
      await pagePassesAxe(page, 'what is one\'s own');
      await own.click();
      await page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
      await pagePassesAxe(page, name);
    }
  },

  async 'nothing that is seen moves while a page comes in'({ owner }) {
    const { page } = owner;
    const slow = await SlowPage.of(page);
    await page.goto(new URL('panel/inbox', base).href);
    const conversation = await owner.rows.first().getByRole('link').getAttribute('href');
    for (const size of [PHONE, DESK]) {
      await page.setViewportSize(size);
      for (const path of ['inbox', conversation, 'channels', 'bot', 'dashboard', 'tickets']) {
        await slow.comesInStill(new URL(path, new URL('panel/', base)).href);
      }
    }
  },
};

/** Where the navigation leads to from here: a new place is visited without a word about it. */
function placesOf(page) {
  const others = page.getByRole('navigation').locator('a[href^="/panel/"]:not([aria-current])');
  return others.evaluateAll((links) => links.map((link) => link.getAttribute('href')));
}

function titleOf(page) {
  return page.getByRole('heading', { level: 1 }).innerText();
}

/** Waits for a title that is not the one of the place before. */
async function arrives(page, before) {
  const title = page.getByRole('heading', { level: 1 }).filter({ hasNotText: new RegExp(`^${before}$`) });
  await title.waitFor();
  await pagePassesAxe(page, await title.innerText());
  return title.innerText();
}

await play(chapters, {
  directory: output,
  name: 'panel',
  arrive: async (browser) => {
    const [customer, agent, owner] = [await arriveAtPanel(browser), await arriveAtPanel(browser), await arriveAtPanel(browser)];
    return {
      people: [customer, agent, owner],
      widget: new Widget(customer.page),
      panel: new Panel(agent.page, base),
      owner: new Panel(owner.page, base),
    };
  },
});
