/** Puts the demo page into the visitor's language; the page itself is written in Spanish. */

const english: Readonly<Record<string, string>> = {
  demo: 'Demo page: the company, its customers and all data are made up.',
  title: 'Internet that doesn’t keep you waiting. Neither do we.',
  lead: 'Fibre for homes and small businesses. And when something breaks, you say so in the chat and somebody takes care of it: day or night, and without hold music.',
  ask: 'Try the chat',
  try: 'To begin, try…',
  say1: 'My internet has been down since yesterday',
  why1: 'It asks what it needs to know and opens a ticket with a number and an expected answer time.',
  say2: 'I’d like to open a ticket',
  why2: 'Correct anything along the way; you see the summary before it is sent.',
  say3: 'I’d like to talk to a person',
  why3: 'It passes the conversation on to the team, with everything said so far.',
  embed: 'How to put it on your site',
  embedNote: 'A single tag. The chat lives in a frame of its own and leaves your page’s styles alone.',
  footer: 'Recado, demo installation',
  health: 'Service status: /actuator/health',
};

const german: Readonly<Record<string, string>> = {
  demo: 'Demoseite: Firma, Kundschaft und alle Daten sind erfunden.',
  title: 'Internet ohne Warten. Service auch.',
  lead: 'Glasfaser für zu Hause und kleine Betriebe. Und wenn etwas ausfällt, schreiben Sie es in den Chat, und jemand kümmert sich darum: Tag und Nacht, ganz ohne Warteschleife.',
  ask: 'Chat ausprobieren',
  try: 'Schreiben Sie zum Beispiel …',
  say1: 'Seit gestern habe ich kein Internet',
  why1: 'Er fragt das Nötige und eröffnet ein Ticket mit Nummer und voraussichtlicher Antwortzeit.',
  say2: 'Ich möchte ein Ticket eröffnen',
  why2: 'Korrigieren Sie unterwegs, was Sie möchten; vor dem Absenden sehen Sie die Zusammenfassung.',
  say3: 'Ich möchte mit einem Menschen sprechen',
  why3: 'Er gibt das Gespräch an das Team weiter, mit allem, was bisher gesagt wurde.',
  embed: 'So kommt er auf Ihre Website',
  embedNote: 'Ein einziges Tag. Der Chat lebt in einem eigenen Rahmen und lässt die Stile Ihrer Seite in Ruhe.',
  footer: 'Recado, Demo-Installation',
  health: 'Zustand des Dienstes: /actuator/health',
};

const translations: Readonly<Record<string, Readonly<Record<string, string>>>> = { en: english, de: german };
const language = document.documentElement.lang;

document.querySelectorAll<HTMLElement>('[data-text]').forEach((node) => {
  const text = translations[language]?.[node.dataset['text'] ?? ''];
  if (text !== undefined) {
    node.textContent = text;
  }
});
document.querySelectorAll<HTMLElement>('.cards [data-recado-open]').forEach((button) => {
  button.dataset['recadoOpen'] = button.textContent;
});
document.querySelector(`nav a[lang="${language}"]`)?.setAttribute('aria-current', 'true');

const token = document.querySelector<HTMLScriptElement>('script[data-site-token]')?.dataset['siteToken'] ?? '';
const snippet = document.getElementById('snippet');
if (snippet) {
  snippet.textContent = `<script\n  src="${location.origin}/widget.js"\n  data-site-token="${token}" async\n></script>`;
}
