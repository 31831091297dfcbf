// What the owner of a new firm lives through, in a real browser against a running product:
//   MAIL=<file of unsent mail> TELEGRAM=<port that RECADO_TELEGRAM_API_URL names> node owner-journey.mjs <base URL> <directory for pictures of a failure>
// The browser is the one CHROMIUM names, or /usr/bin/chromium. Ends with 1 when a chapter fails.
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { foreignPage } from './foreign.mjs';
import { Panel } from './panel.mjs';
import { arriveAtPanel, looksWell, play } from './stage.mjs';
import { Telegram } from './telegram.mjs';
import { eventually, Widget } from './widget.mjs';

const COMPANY = 'Fibra Sur (demo)';
const OWNER = { email: 'olga@fibra-sur.example', name: 'Olga Demo', password: 'cuatro nubes sobre el puerto' };
/** Abuse case 21: a name that would run, were it anywhere taken for mark-up. */
const CUSTOMER = { id: 12345678, name: 'Ana <img/src=x/onerror="globalThis.attacked=1">' };
const OWN_WORDS = 'Gracias a ti, de parte de Fibra Sur.';
const MOST_ASKED = 20;

const [base, output] = process.argv.slice(2);
if (!base || !output || !process.env.MAIL || !process.env.TELEGRAM) {
  console.error('Usage: MAIL=<file> TELEGRAM=<port> node owner-journey.mjs <base URL> <output directory>');
  process.exit(2);
}

const chapters = {
  async 'an owner signs up, and a mail leads to the first steps'({ page }) {
    await page.goto(new URL('panel/', base).href);
    await page.getByRole('link', { name: 'Registrar mi empresa' }).click();
    await page.getByLabel('Nombre de la empresa').fill(COMPANY);
    await page.getByLabel('Correo electrónico').fill(OWNER.email);
    await looksWell(page, 'the sign-up');
    await page.getByRole('button', { name: 'Continuar' }).click();
    await page.getByText(`Te escribimos a ${OWNER.email}`).waitFor();

    await page.goto(await mailedLink(OWNER.email));
    await page.getByLabel('Tu nombre').fill(OWNER.name);
    await page.getByLabel('Contraseña').fill(OWNER.password);
    await looksWell(page, 'the confirmation');
    await page.getByRole('button', { name: 'Empezar' }).click();

    await heading(page, 'Resumen');
    await step(page, 'Conecta un canal', false).waitFor();
    await looksWell(page, 'the first steps');
  },

  async 'she makes a chat window for her site'({ page, site }) {
    await step(page, 'Conecta un canal', false).click();
    await heading(page, 'Canales');
    await looksWell(page, 'no channels');

    await page.getByRole('button', { name: 'Conectar un canal' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Web/ }).click();
    await dialog.getByLabel('Nombre').fill('Web de Fibra Sur');
    await dialog.getByRole('button', { name: 'Crear' }).click();
    await dialog.getByLabel('Sitios donde puede estar').fill(new URL(site.url).origin);
    await dialog.getByRole('button', { name: 'Guardar' }).click();
    await dialog.getByText('Guardado.').waitFor();
    await looksWell(page, 'the look of a widget');
    site.snippet = await dialog.locator('code').innerText();
    await dialog.getByRole('button', { name: 'Listo' }).click();
    await page.getByRole('heading', { name: 'Web de Fibra Sur' }).waitFor();
  },

  async 'a customer on that site is answered in the words the product came with'({ site, widget }) {
    await widget.page.goto(site.url);
    await widget.open();

    const answer = await widget.ask('Gracias');

    assert.ok(!answer.includes(OWN_WORDS));
  },

  async 'she changes a text, and only the trial says it'({ page, widget }) {
    await page.getByRole('link', { name: 'Bot', exact: true }).click();
    await heading(page, 'Bot');
    await looksWell(page, 'the flows of the bot');
    await part(page, 'Textos');
    await page.getByLabel('Respuesta a «gracias», Español').fill(OWN_WORDS);
    await page.getByRole('button', { name: 'Guardar en el borrador' }).click();
    await looksWell(page, 'the texts of the bot');

    await part(page, 'Probar');
    await page.getByLabel('Escribe como cliente…').fill('Gracias');
    await page.keyboard.press('Enter');
    await page.getByRole('log').getByText(OWN_WORDS).waitFor();
    await looksWell(page, 'the trial');

    assert.ok(!(await widget.ask('Gracias')).includes(OWN_WORDS), 'customers do not have the draft');
  },

  async 'she publishes it, and the customer reads it'({ page, widget }) {
    await part(page, 'Publicar');
    await page.locator('ins').getByText(OWN_WORDS).waitFor();
    await looksWell(page, 'what would be published');
    await page.getByRole('main').getByRole('button', { name: 'Publicar', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Publicar' }).click();
    await page.getByText('Nada por publicar').waitFor();

    await eventuallyAnswers(widget, 'Gracias', OWN_WORDS);
  },

  async 'her site signs who its visitors are, and nothing of one is seen by another'({ page, site, widget }) {
    await page.getByRole('link', { name: 'Canales', exact: true }).click();
    const key = await makeKey(page);
    const tag = site.snippet;
    const arrives = async (subject) => {
      site.snippet = tag.replace(' async', ` data-identity="${signed(subject, key)}" async`);
      await widget.page.goto(site.url);
      await widget.open();
    };

    await arrives('ana-1');
    assert.equal(await widget.own.count(), 0, 'what was said before signing in is not hers');
    await widget.ask('Hola, soy Ana');
    await arrives('bruno-2');
    assert.equal(await widget.own.count(), 0, 'what Ana said is not his');
    await arrives('ana-1');
    await widget.saysTimes('Hola, soy Ana', 1);

    await widget.page.evaluate(() => globalThis.recado('logout'));
    await eventually(() => widget.own.count(), 0, 'what is left after signing out');
    await widget.frame.getByRole('textbox').waitFor();
    site.snippet = tag;
  },

  async 'she closes the chat to who has not signed in'({ people, page, site, widget }) {
    const [, customer] = people;
    customer.visitor.expected.push(/status of 403/, /Recado: identity-required/);
    await askedOfKeys(page);
    await page.getByRole('dialog').getByRole('switch').click();
    await page.getByRole('dialog').getByRole('switch', { checked: true }).waitFor();

    await widget.page.goto(site.url);
    await widget.launcher.click();
    await widget.banner.filter({ hasText: 'inicia sesión en este sitio' }).waitFor();
    await eventually(() => widget.input.isDisabled(), true, 'that nobody can write');

    await page.getByRole('dialog').getByRole('switch').click();
    await page.getByRole('dialog').getByRole('switch', { checked: false }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: 'Listo' }).click();
  },

  async 'her first steps know what she did'({ page }) {
    await page.getByRole('link', { name: 'Resumen', exact: true }).click();

    for (const name of ['Conecta un canal', 'Escríbele como un cliente', 'Ponle tus palabras al bot']) {
      await step(page, name, true).waitFor();
    }
    await step(page, 'Invita a tu equipo', false).waitFor();
    await looksWell(page, 'the dashboard of a new firm');
  },

  async 'a message that Telegram refused is sent again, and arrives'({ page, panel, telegram }) {
    await page.getByRole('link', { name: 'Canales', exact: true }).click();
    await page.getByRole('button', { name: 'Conectar un canal' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: /^Telegram/ }).click();
    await dialog.getByLabel('Clave del bot').fill(Telegram.TOKEN);
    await dialog.getByRole('button', { name: 'Conectar' }).click();
    await dialog.getByText('está en vivo').waitFor();
    await dialog.getByRole('button', { name: 'Listo' }).click();
    telegram.isBlocked = true;
    telegram.write(CUSTOMER, 'Gracias');
    await page.getByRole('link', { name: 'Bandeja' }).click();
    await panel.rows.filter({ hasText: CUSTOMER.name }).click();
    await panel.ticks(OWN_WORDS, 'No entregado');
    assert.equal(telegram.sent.length, 0);

    await page.getByRole('link', { name: 'Sin hacer', exact: true }).click();
    await heading(page, 'Sin hacer');
    await page.getByText(OWN_WORDS).waitFor();
    await looksWell(page, 'a message that did not arrive');
    telegram.isBlocked = false;
    await page.getByRole('button', { name: 'Enviar otra vez' }).click();

    await page.getByText('Todos los mensajes llegaron').waitFor();
    assert.equal(await page.evaluate(() => globalThis.attacked), undefined);
    await eventually(() => telegram.sent.at(-1)?.text, new RegExp(OWN_WORDS), 'what Telegram was sent');
    assert.equal(telegram.sent.length, 1);
  },
};

async function askedOfKeys(page) {
  await page.getByRole('button', { name: 'Opciones de Web de Fibra Sur' }).click();
  await page.getByRole('menuitem', { name: 'Visitantes con sesión en tu sitio' }).click();
}

/** What her own server signs with from now on. */
async function makeKey(page) {
  await askedOfKeys(page);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Crear clave' }).click();
  await dialog.getByText('La clave está lista').waitFor();
  await looksWell(page, 'the keys of a widget');
  const [, secret, kid] = await dialog.locator('code').allInnerTexts();
  await dialog.getByRole('button', { name: 'Listo' }).click();
  return { secret, kid };
}

/** As her server would, by the book (RFC 7515) and without a library. */
function signed(sub, { secret, kid }) {
  const exp = Math.floor(Date.now() / 1000) + 300;
  const parts = [{ alg: 'HS256', kid }, { sub, exp, name: 'Visitante Prueba' }].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return [...parts, createHmac('sha256', secret).update(parts.join('.')).digest('base64url')].join('.');
}

function heading(page, name) {
  return page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
}

function part(page, name) {
  return page.getByRole('group', { name: 'Bot' }).getByRole('button', { name }).click();
}

function step(page, name, isDone) {
  const steps = page.getByRole('region', { name: 'Primeros pasos' });
  return steps.getByRole('link', { name: new RegExp(`^${isDone ? 'Hecho ' : ''}${name}`) });
}

/** The link of the latest mail to somebody; it takes a second or two. */
async function mailedLink(email) {
  let link;
  await eventually(
    () => {
      const mails = existsSync(process.env.MAIL) ? readFileSync(process.env.MAIL, 'utf8').split('\n---\n') : [];
      const mail = mails.findLast((one) => one.includes(`To: ${email}`));
      link = mail?.match(/https?:\S+#\S+/)?.[0];
      return String(link);
    },
    /^http/,
    `a mail to ${email}`,
  );
  return link;
}

/** Says it again until the answer is the one: what was published holds within two seconds. */
async function eventuallyAnswers(widget, words, expected) {
  let answer = '';
  for (let times = 0; times < MOST_ASKED && !answer.includes(expected); times += 1) {
    answer = await widget.ask(words);
  }
  assert.ok(answer.includes(expected), `the customer reads “${expected}”, was “${answer}”`);
}

const site = await foreignPage(base);
const telegram = await Telegram.listen(Number(process.env.TELEGRAM), 'fibra_sur_demo_bot');
await play(chapters, {
  directory: output,
  name: 'owner',
  arrive: async (browser) => {
    const [owner, customer] = [await arriveAtPanel(browser), await arriveAtPanel(browser)];
    return {
      people: [owner, customer],
      page: owner.page,
      panel: new Panel(owner.page, base),
      widget: new Widget(customer.page),
      site,
      telegram,
    };
  },
});
site.close();
telegram.close();
