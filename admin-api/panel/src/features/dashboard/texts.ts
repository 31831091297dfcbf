import { useOwnTexts, type Language } from '../../texts/language';

const es = {
  title: 'Resumen',
  lead: 'Qué hizo el bot por ti, y qué quedó para las personas.',
  span: 'Cuántos días',
  days: (count: number) => `${count} días`,
  before: (change: string) => `${change} frente a los días de antes`,
  sameAsBefore: 'Igual que en los días de antes',
  numbers: {
    done: 'Gestiones hechas por el bot',
    share: 'Respuestas que dio el bot',
    takenOver: 'Veces que una persona tomó el control',
    opened: 'Tickets abiertos',
  },
  hints: {
    done: 'Con comprobante, sin que nadie hiciera nada.',
    share: 'De todo lo que se contestó a los clientes.',
    takenOver: 'Cuantas menos, más resuelve el bot solo.',
    opened: 'Lo que alguien tuvo que resolver.',
  },
  charts: {
    said: 'Mensajes por día',
    actions: 'Gestiones del bot por día',
    takeovers: 'Tomas de control por día',
    tickets: 'Tickets por día',
  },
  series: {
    fromCustomers: 'De clientes',
    fromBot: 'Del bot',
    fromPeople: 'De personas',
    actionsDone: 'Hechas',
    actionsRejected: 'No fue posible',
    takenOver: 'Tomas de control',
    ticketsOpened: 'Abiertos',
    ticketsClosed: 'Cerrados',
  },
  day: 'Día',
  table: 'Ver los números',
  sum: 'En total',
  empty: 'Todavía no pasó nada',
  emptyHint: 'En cuanto un cliente escriba, se contará aquí.',
  steps: {
    title: 'Primeros pasos',
    progress: (done: number, all: number) => `${done} de ${all}`,
    done: 'Hecho',
    hide: 'Ocultar',
    all: {
      channel: ['Conecta un canal', 'Una ventana de chat para tu sitio, un bot de Telegram o un número de WhatsApp.'],
      message: ['Escríbele como un cliente', 'Desde el canal que conectaste. La conversación aparece en la bandeja al instante.'],
      bot: ['Ponle tus palabras al bot', 'Cambia un texto, pruébalo y publícalo: tus clientes lo ven en dos segundos.'],
      team: ['Invita a tu equipo', 'Para que alguien conteste cuando un cliente pide una persona.'],
    },
  },
};

type DashboardTexts = typeof es;

const en: DashboardTexts = {
  title: 'Dashboard',
  lead: 'What the bot did for you, and what was left to people.',
  span: 'How many days',
  days: (count) => `${count} days`,
  before: (change) => `${change} against the days before`,
  sameAsBefore: 'As in the days before',
  numbers: {
    done: 'Errands the bot has done',
    share: 'Answers given by the bot',
    takenOver: 'Times a person took over',
    opened: 'Tickets opened',
  },
  hints: {
    done: 'With a receipt, and nobody did anything.',
    share: 'Of all that customers were answered.',
    takenOver: 'The fewer, the more the bot solves alone.',
    opened: 'What somebody had to solve.',
  },
  charts: { said: 'Messages a day', actions: 'Errands of the bot a day', takeovers: 'Takeovers a day', tickets: 'Tickets a day' },
  series: {
    fromCustomers: 'From customers',
    fromBot: 'From the bot',
    fromPeople: 'From people',
    actionsDone: 'Done',
    actionsRejected: 'Not possible',
    takenOver: 'Takeovers',
    ticketsOpened: 'Opened',
    ticketsClosed: 'Closed',
  },
  day: 'Day',
  table: 'Show the numbers',
  sum: 'In all',
  empty: 'Nothing has happened yet',
  emptyHint: 'As soon as a customer writes, it is counted here.',
  steps: {
    title: 'First steps',
    progress: (done, all) => `${done} of ${all}`,
    done: 'Done',
    hide: 'Hide',
    all: {
      channel: ['Connect a channel', 'A chat window for your site, a Telegram bot or a WhatsApp number.'],
      message: ['Write to it as a customer', 'By the channel you connected. The conversation is in the inbox at once.'],
      bot: ['Give the bot your own words', 'Change a text, try it out and publish it: customers have it within two seconds.'],
      team: ['Invite your team', 'So that somebody answers when a customer asks for a person.'],
    },
  },
};

const de: DashboardTexts = {
  title: 'Übersicht',
  lead: 'Was der Bot für Sie getan hat, und was für Menschen blieb.',
  span: 'Wie viele Tage',
  days: (count) => `${count} Tage`,
  before: (change) => `${change} gegenüber den Tagen davor`,
  sameAsBefore: 'Wie an den Tagen davor',
  numbers: {
    done: 'Vom Bot erledigte Anliegen',
    share: 'Antworten, die der Bot gab',
    takenOver: 'Übernahmen durch Menschen',
    opened: 'Geöffnete Tickets',
  },
  hints: {
    done: 'Mit Beleg, ohne dass jemand etwas tat.',
    share: 'Von allem, was Kunden geantwortet wurde.',
    takenOver: 'Je weniger, desto mehr löst der Bot allein.',
    opened: 'Was jemand lösen musste.',
  },
  charts: { said: 'Nachrichten pro Tag', actions: 'Anliegen pro Tag, vom Bot', takeovers: 'Übernahmen pro Tag', tickets: 'Tickets pro Tag' },
  series: {
    fromCustomers: 'Von Kunden',
    fromBot: 'Vom Bot',
    fromPeople: 'Von Menschen',
    actionsDone: 'Erledigt',
    actionsRejected: 'Nicht möglich',
    takenOver: 'Übernahmen',
    ticketsOpened: 'Geöffnet',
    ticketsClosed: 'Geschlossen',
  },
  day: 'Tag',
  table: 'Zahlen zeigen',
  sum: 'Insgesamt',
  empty: 'Noch ist nichts geschehen',
  emptyHint: 'Sobald ein Kunde schreibt, wird hier gezählt.',
  steps: {
    title: 'Erste Schritte',
    progress: (done, all) => `${done} von ${all}`,
    done: 'Erledigt',
    hide: 'Ausblenden',
    all: {
      channel: ['Einen Kanal verbinden', 'Ein Chatfenster für Ihre Website, einen Telegram-Bot oder eine WhatsApp-Nummer.'],
      message: ['Wie ein Kunde schreiben', 'Über den verbundenen Kanal. Das Gespräch steht sofort im Eingang.'],
      bot: ['Dem Bot eigene Worte geben', 'Einen Text ändern, ausprobieren und veröffentlichen: Kunden haben ihn binnen zwei Sekunden.'],
      team: ['Das Team einladen', 'Damit jemand antwortet, wenn ein Kunde nach einem Menschen fragt.'],
    },
  },
};

const TEXTS: Record<Language, DashboardTexts> = { es, en, de };

export function useDashboardTexts(): DashboardTexts {
  return useOwnTexts(TEXTS);
}
