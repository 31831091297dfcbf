import { useOwnTexts, type Language } from '../../texts/language';

const es = {
  notices: {
    given: (name: string, giver: string | null | undefined) =>
      giver ? `${giver} te ha pasado la conversación con ${name}` : `Te toca la conversación con ${name}`,
    written: (name: string) => `${name} te ha escrito`,
    unread: (count: number) => (count === 1 ? 'Una de tus conversaciones tiene algo nuevo' : `${count} de tus conversaciones tienen algo nuevo`),
  },
  ofWhom: 'De quién',
  ofAnybody: 'Personas',
  nothingOfThem: 'No lleva ninguna',
  nothingOfThemHint: 'Aquí aparece lo que esa persona tiene en sus manos.',
  clock: {
    answer: 'Respuesta:',
    left: (time: string) => `${time.startsWith('1 ') ? 'queda' : 'quedan'} ${time}`,
    late: (time: string) => `${time} tarde`,
    waits: 'Espera desde',
    dueAt: 'Responder antes de',
    byTicket: (moment: string, ticket: string) => `${moment}, por el ticket ${ticket}`,
  },
  attach: 'Adjuntar archivos',
  attached: 'Archivos que se enviarán',
  remove: (name: string) => `Quitar ${name}`,
  dropHere: 'Suelta aquí los archivos',
  progress: 'Cuánto se ha subido',
  download: 'Descargar',
  tooLarge: 'El archivo es demasiado grande.',
  files: {
    WAITING: 'Llega del canal en unos segundos',
    LATE: 'El canal todavía no lo entrega. Se sigue intentando durante unas horas.',
    TOO_LARGE: 'Demasiado grande para abrirlo aquí. Pide una versión más pequeña, o un enlace.',
    TOO_MANY: 'Llegó más de lo que se guarda por ahora. Pide que lo envíe mañana, o por correo.',
    GONE: 'Ya no se puede abrir aquí. Si hace falta, pide que lo envíe otra vez.',
  },
  enlarge: (name: string) => `Ampliar: ${name}`,
  notShown: 'No se pudo mostrar. Inténtalo otra vez, o descárgalo.',
  template: 'Plantilla',
  noTemplates: 'Este número no tiene plantillas. Quien lleva el negocio las añade en la página de canales.',
  place: (number: number) => `Hueco ${number}`,
  preview: 'Así lo leerá',
  languages: { SPANISH: 'español', ENGLISH: 'inglés', GERMAN: 'alemán' },
  search: 'Buscar en lo que se dijo',
  nothingFound: 'No se encontró nada',
  nothingFoundHint: 'Todas las palabras deben haberse dicho en la misma conversación. Lo último que se dijo se encuentra a los pocos segundos.',
};

export type InboxTexts = typeof es;

const en: InboxTexts = {
  notices: {
    given: (name, giver) => (giver ? `${giver} has given you the conversation with ${name}` : `The conversation with ${name} is yours`),
    written: (name) => `${name} has written to you`,
    unread: (count) => (count === 1 ? 'One of your conversations has something new' : `${count} of your conversations have something new`),
  },
  ofWhom: 'Of whom',
  ofAnybody: 'People',
  nothingOfThem: 'Nothing in their hands',
  nothingOfThemHint: 'What this person has in hand is shown here.',
  clock: {
    answer: 'Answer:',
    left: (time) => `${time} left`,
    late: (time) => `${time} late`,
    waits: 'Waiting since',
    dueAt: 'To be answered by',
    byTicket: (moment, ticket) => `${moment}, because of ticket ${ticket}`,
  },
  attach: 'Attach files',
  attached: 'Files to be sent',
  remove: (name) => `Remove ${name}`,
  dropHere: 'Drop the files here',
  progress: 'How much is uploaded',
  download: 'Download',
  tooLarge: 'The file is too large.',
  files: {
    WAITING: 'Coming from the channel in a few seconds',
    LATE: 'The channel does not give it yet. It is tried for some hours.',
    TOO_LARGE: 'Too large to be opened here. Ask for a smaller version, or for a link.',
    TOO_MANY: 'More came than is kept for now. Ask for it tomorrow, or by e-mail.',
    GONE: 'It can no longer be opened here. If you need it, ask for it to be sent again.',
  },
  enlarge: (name) => `Enlarge: ${name}`,
  notShown: 'It could not be shown. Try again, or download it.',
  template: 'Template',
  noTemplates: 'This number has no templates. Owners add them on the page of channels.',
  place: (number) => `Place ${number}`,
  preview: 'This is how they will read it',
  languages: { SPANISH: 'Spanish', ENGLISH: 'English', GERMAN: 'German' },
  search: 'Search what was said',
  nothingFound: 'Nothing found',
  nothingFoundHint: 'All of the words must have been said in one conversation. What was just said is found some seconds later.',
};

const de: InboxTexts = {
  notices: {
    given: (name, giver) => (giver ? `${giver} hat Ihnen das Gespräch mit ${name} gegeben` : `Das Gespräch mit ${name} kommt zu Ihnen`),
    written: (name) => `${name} hat Ihnen geschrieben`,
    unread: (count) => (count === 1 ? 'In einem Ihrer Gespräche ist etwas neu' : `In ${count} Ihrer Gespräche ist etwas neu`),
  },
  ofWhom: 'Von wem',
  ofAnybody: 'Personen',
  nothingOfThem: 'Nichts in Händen',
  nothingOfThemHint: 'Hier erscheint, was diese Person in Händen hat.',
  clock: {
    answer: 'Antwort:',
    left: (time) => `noch ${time}`,
    late: (time) => `${time} zu spät`,
    waits: 'Wartet seit',
    dueAt: 'Zu beantworten bis',
    byTicket: (moment, ticket) => `${moment}, wegen Ticket ${ticket}`,
  },
  attach: 'Dateien anhängen',
  attached: 'Dateien, die gesendet werden',
  remove: (name) => `${name} entfernen`,
  dropHere: 'Dateien hier ablegen',
  progress: 'Wie viel hochgeladen ist',
  download: 'Herunterladen',
  tooLarge: 'Die Datei ist zu groß.',
  files: {
    WAITING: 'Kommt in wenigen Sekunden vom Kanal',
    LATE: 'Der Kanal gibt sie noch nicht heraus. Es wird einige Stunden lang versucht.',
    TOO_LARGE: 'Zu groß, um sie hier zu öffnen. Bitten Sie um eine kleinere Fassung oder um einen Link.',
    TOO_MANY: 'Es kam mehr, als zurzeit aufbewahrt wird. Bitten Sie morgen darum oder per E-Mail.',
    GONE: 'Lässt sich hier nicht mehr öffnen. Wenn Sie sie brauchen, bitten Sie darum, sie noch einmal zu senden.',
  },
  enlarge: (name) => `Vergrößern: ${name}`,
  notShown: 'Ließ sich nicht anzeigen. Versuchen Sie es noch einmal, oder laden Sie sie herunter.',
  template: 'Vorlage',
  noTemplates: 'Diese Nummer hat keine Vorlagen. Inhaber tragen sie auf der Seite der Kanäle ein.',
  place: (number) => `Lücke ${number}`,
  preview: 'So wird es zu lesen sein',
  languages: { SPANISH: 'Spanisch', ENGLISH: 'Englisch', GERMAN: 'Deutsch' },
  search: 'In Gesagtem suchen',
  nothingFound: 'Nichts gefunden',
  nothingFoundHint: 'Alle Wörter müssen in einem Gespräch gefallen sein. Was gerade erst gesagt wurde, findet sich nach einigen Sekunden.',
};

const TEXTS: Record<Language, InboxTexts> = { es, en, de };

export function useInboxTexts(): InboxTexts {
  return useOwnTexts(TEXTS);
}
