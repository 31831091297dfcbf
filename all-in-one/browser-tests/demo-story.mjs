// What pictures show: people who are plainly made up, and what they write to the demo's firm.
import { eventually } from './widget.mjs';
import { Telegram } from './telegram.mjs';

const ANA = { id: 5550101, name: 'Ana Demo' };
const LUIS = { id: 5550102, name: 'Luis Ejemplo' };
const JOHN = { id: 5550103, name: 'John Sample', language: 'en' };
const PETRA = { id: 5550104, name: 'Petra Muster', language: 'de' };
const ROSA = { id: 5550105, name: 'Rosa Prueba' };
const MARTA = { id: 5550106, name: 'Marta Modelo' };

const MOST_TAPS = 9;
/** Past the checks of a router that is not there. */
const NO_CHECKS = ['Solo un ticket', 'Just a ticket', 'Nur ein Ticket'];
const DAYS = 92;

const LABELS = [
  { name: 'Avería', colour: 'AMBER' },
  { name: 'Factura', colour: 'BLUE' },
  { name: 'Cliente nuevo', colour: 'GREEN' },
];
const REPLIES = [
  { shortcut: 'hola', texts: { es: 'Hola, {customer}. Soy {agent}, ya lo miro.', en: 'Hello {customer}, I am {agent}. Let me have a look.', de: 'Guten Tag {customer}, ich bin {agent} und sehe es mir an.' } },
  { shortcut: 'router', texts: { es: 'Apaga el router, cuenta hasta diez y enciéndelo.', en: 'Please switch the router off, count to ten and switch it on.', de: 'Bitte schalten Sie den Router aus, zählen Sie bis zehn und schalten Sie ihn ein.' } },
];

/**
 * Fills the demo's firm by the roads that customers and people of the firm go: six customers by Telegram, labels, replies, an
 * outage, an invitation, and a message that Telegram did not take.
 *
 * @param owner calls the API as the demo's owner
 * @param agent the same, as the demo's agent
 * @returns the conversation that an agent has in hand
 */
export async function liveTheDemo({ telegram, owner, agent }) {
  await owner('POST', 'channels/telegram', { name: 'Bot de Red Andina', token: Telegram.TOKEN });
  const labels = [];
  for (const label of LABELS) {
    labels.push(await owner('POST', 'labels', label));
  }
  for (const reply of REPLIES) {
    await owner('POST', 'saved-replies', reply);
  }
  await owner('POST', 'invitations', { email: 'nueva@red-andina.example', role: 'AGENT', language: 'SPANISH' });
  await owner('POST', 'connections', { kind: 'MONITOR_HOOK', name: 'Monitor de la torre' });
  await agent('PUT', 'desk/availability', { available: true, most: 5 });
  await Promise.all([
    says(telegram, LUIS, 'Quiero una cita para una visita técnica').then(() => taps(telegram, LUIS, /C-\d+/)),
    says(telegram, JOHN, 'My wifi keeps dropping every evening').then(() => taps(telegram, JOHN, /T-\d+/)),
    says(telegram, PETRA, 'Mein Telefon ist seit heute früh tot').then(() => taps(telegram, PETRA, /T-\d+/)),
    says(telegram, MARTA, 'eso del aparato que les conté el otro día, ya saben'),
  ]);
  await says(telegram, ANA, 'Desde ayer no tengo internet, es urgente');
  await taps(telegram, ANA, /T-\d+/);
  await says(telegram, ROSA, 'Quiero hablar con una persona');
  await says(telegram, ANA, 'Quiero hablar con una persona');
  return atTheDesk({ telegram, owner, agent, label: labels[0].id });
}

/** An agent has Ana's conversation in hand; what was said to Marta last did not arrive. */
async function atTheDesk({ telegram, owner, agent, label }) {
  const find = async ({ name }) => (await owner('GET', 'conversations?limit=50')).items.find((one) => one.name === name).id;
  const [ana, marta] = [await find(ANA), await find(MARTA)];
  await agent('POST', `conversations/${ana}/takeover`);
  await agent('PUT', `conversations/${ana}/labels`, { labels: [label] });
  await agent('POST', `conversations/${ana}/messages`, { text: 'Hola, Ana. Soy Eva, ya estoy mirando tu línea.' });
  await eventually(() => telegram.sentTo(ANA).at(-1).text, /mirando tu línea/, 'what Ana was sent');
  await agent('POST', `conversations/${ana}/notes`, { text: 'El nodo norte perdió señal a las 9:40; el equipo va en camino.' });
  telegram.write(ANA, '¡Gracias! Espero aquí.');
  telegram.isBlocked = true;
  await agent('POST', `conversations/${marta}/takeover`);
  await agent('POST', `conversations/${marta}/messages`, { text: 'Hola, Marta. ¿Me dices de qué aparato se trata?' });
  await eventually(async () => (await owner('GET', 'dead-letters')).items.length > 0, true, 'a message that did not arrive');
  telegram.isBlocked = false;
  await agent('POST', `conversations/${marta}/handback`);
  return ana;
}

/** Waits for the answer. */
async function says(telegram, customer, text) {
  const before = telegram.sentTo(customer).length;
  telegram.write(customer, text);
  await eventually(() => telegram.sentTo(customer).length > before, true, `an answer to “${text}”`);
}

/** Takes the first of what is offered, but a ticket without checks, until the bot has said this. */
async function taps(telegram, customer, end) {
  for (let times = 0; times < MOST_TAPS; times += 1) {
    const last = telegram.sentTo(customer).at(-1);
    const buttons = last.reply_markup?.inline_keyboard?.flat() ?? [];
    const button = buttons.find(({ text }) => NO_CHECKS.includes(text)) ?? buttons[0];
    if (end.test(last.text) || !button) {
      return;
    }
    const before = telegram.sentTo(customer).length;
    telegram.tap(customer, button);
    await eventually(() => telegram.sentTo(customer).length > before, true, `an answer to ${button.text}`);
  }
}

/** The demo is a minute old and has no past: the days that charts show are made up, in the form of the API's own. */
export function madeUpDays(today = new Date()) {
  return Array.from({ length: DAYS }, (_, index) => {
    const day = new Date(today.getTime() - (DAYS - 1 - index) * 86_400_000);
    const isWeekend = [0, 6].includes(day.getUTCDay());
    const load = (isWeekend ? 9 : 24) + 7 * Math.sin(index / 4) + index / 8;
    return {
      day: day.toISOString().slice(0, 10),
      fromCustomers: Math.round(load * 3.1),
      fromBot: Math.round(load * 3.4),
      fromPeople: Math.round(load * 0.5 + 3 * Math.cos(index / 3)),
      takenOver: Math.round(load * 0.22),
      actionsDone: Math.round(load * 0.8),
      actionsRejected: Math.round(load * 0.07),
      ticketsOpened: Math.round(load * 0.42),
      ticketsClosed: Math.round(load * 0.4 + Math.sin(index)),
    };
  });
}
