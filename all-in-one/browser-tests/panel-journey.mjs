// What a customer in the widget and an agent in the panel live through, in a real browser against a running product:
//   PEOPLE=<file with the demo's people> node panel-journey.mjs <base URL> <directory for pictures of a failure>
// The browser is the one CHROMIUM names, or /usr/bin/chromium. Ends with 1 when a chapter fails.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { pagePassesAxe } from './accessibility.mjs';
import { Panel } from './panel.mjs';
import { arriveAtPanel, overflow, play } from './stage.mjs';
import { eventually, Widget } from './widget.mjs';

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
    await widget.hears(/foto/);

    await panel.rows.first().getByText('Web').waitFor();
    await panel.rows.first().click();
    await panel.reads('No tengo internet desde ayer, es urgente');
    await panel.sees('El bot lleva esta conversación');
  },

  async 'after a takeover the bot is silent, and the panel says so'({ panel, widget }) {
    await panel.page.keyboard.press('t');
    await panel.sees('El bot está en silencio hasta que la devuelvas.');
    const said = await widget.bubbles();

    await widget.say('Seguir sin foto');
    await panel.reads('Seguir sin foto');

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
    await widget.hears(/persona/);

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
    for (const [name, title] of [
      ['Tickets', 'Tickets'],
      ['Cortes', 'Cortes'],
      ['Agenda', 'Agenda'],
      ['Cobros', 'Cobros'],
      ['Contactos', 'Contactos'],
      ['Bot', 'Bot'],
      ['Conocimiento', 'Conocimiento'],
      ['Enseñar', 'Lo que el bot no tuvo claro'],
      ['Canales', 'Canales'],
      ['Conexiones', 'Conexiones'],
      ['Resumen', 'Resumen'],
      ['Mesa', 'Mesa de atención'],
      ['Clientes', 'Clientes'],
      ['Facturación', 'Facturación'],
      ['Horario', 'Horario'],
      ['Servicios', 'Servicios'],
      ['Red', 'Red'],
      ['Equipo', 'Equipo'],
      ['Sin hacer', 'Sin hacer'],
      ['Salud', 'Salud'],
      ['Contraseñas', 'Contraseñas'],
      ['Registro', 'Registro'],
    ]) {
      await page.getByRole('navigation').getByRole('link', { name, exact: true }).click();
      await arrives(page, title);
    }
    for (const name of ['Mi cuenta', 'Sesiones']) {
      await page.getByRole('navigation').getByRole('button', { name: /Demo Owner/ }).click();
      const own = page.getByRole('dialog').getByRole('link', { name, exact: true });
      await own.waitFor();
      await pagePassesAxe(page, 'what is one\'s own');
      await own.click();
      await arrives(page, name);
    }
  },
};

async function arrives(page, title) {
  await page.getByRole('heading', { name: title, level: 1, exact: true }).waitFor();
  await pagePassesAxe(page, title);
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
