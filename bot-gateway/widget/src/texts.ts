import type { Language } from './wire.ts';

const LANGUAGES: readonly Language[] = ['es', 'en', 'de'];

/** The first of these tags we speak; Spanish when none. */
export function languageOf(tags: readonly (string | null | undefined)[]): Language {
  for (const tag of tags) {
    const primary = tag?.toLowerCase().split(/[-_]/)[0];
    const known = LANGUAGES.find((language) => language === primary);
    if (known) {
      return known;
    }
  }
  return 'es';
}

/** The words around the frame. */
export interface LoaderTexts {
  readonly open: string;
  readonly close: string;
  readonly unread: (count: number) => string;
  readonly frame: string;
  readonly loading: string;
  readonly unavailable: string;
  readonly retry: string;
}

export const loaderTexts: Readonly<Record<Language, LoaderTexts>> = {
  es: {
    open: 'Abrir el chat',
    close: 'Cerrar el chat',
    unread: (count) => (count === 1 ? '1 mensaje sin leer' : `${count} mensajes sin leer`),
    frame: 'Chat de atención',
    loading: 'Abriendo el chat…',
    unavailable: 'El chat no está disponible aquí en este momento.',
    retry: 'Intentar de nuevo',
  },
  en: {
    open: 'Open chat',
    close: 'Close chat',
    unread: (count) => (count === 1 ? '1 unread message' : `${count} unread messages`),
    frame: 'Support chat',
    loading: 'Opening the chat…',
    unavailable: 'The chat isn’t available here at the moment.',
    retry: 'Try again',
  },
  de: {
    open: 'Chat öffnen',
    close: 'Chat schließen',
    unread: (count) => (count === 1 ? '1 ungelesene Nachricht' : `${count} ungelesene Nachrichten`),
    frame: 'Service-Chat',
    loading: 'Der Chat wird geöffnet …',
    unavailable: 'Der Chat ist hier im Moment nicht erreichbar.',
    retry: 'Noch einmal versuchen',
  },
};

/** The words in the frame. */
export interface FrameTexts {
  /** Where the firm's name is not known. */
  readonly title: string;
  readonly subtitle: string;
  readonly close: string;
  readonly intro: string;
  readonly log: string;
  readonly write: string;
  readonly placeholder: string;
  readonly send: string;
  readonly options: string;
  readonly chosen: string;
  readonly you: string;
  readonly typing: string;
  readonly sending: string;
  readonly waiting: string;
  readonly sent: string;
  readonly failed: string;
  readonly retry: string;
  readonly discard: string;
  readonly offline: string;
  readonly reconnecting: string;
  readonly signIn: string;
  readonly newest: string;
  readonly today: string;
  readonly yesterday: string;
}

export const frameTexts: Readonly<Record<Language, FrameTexts>> = {
  es: {
    title: 'Chat de atención',
    subtitle: 'Asistente virtual y equipo de atención',
    close: 'Cerrar el chat',
    intro: 'Escribe con tus palabras qué necesitas. Si lo prefieres, pide hablar con una persona.',
    log: 'Mensajes',
    write: 'Escribe tu mensaje',
    placeholder: 'Escribe un mensaje…',
    send: 'Enviar',
    options: 'Opciones',
    chosen: 'elegida',
    you: 'Tú',
    typing: 'Escribiendo…',
    sending: 'Enviando…',
    waiting: 'Se enviará al recuperar la conexión',
    sent: 'Enviado',
    failed: 'No se pudo enviar',
    retry: 'Reintentar',
    discard: 'Descartar',
    offline: 'Sin conexión. Lo que escribas se enviará en cuanto vuelva.',
    reconnecting: 'Reconectando…',
    signIn: 'Para escribirnos aquí, inicia sesión en este sitio. Si ya lo hiciste, recarga la página.',
    newest: 'Mensajes nuevos',
    today: 'Hoy',
    yesterday: 'Ayer',
  },
  en: {
    title: 'Support chat',
    subtitle: 'Virtual assistant and support team',
    close: 'Close chat',
    intro: 'Say what you need in your own words. If you’d rather, ask to talk to a person.',
    log: 'Messages',
    write: 'Write your message',
    placeholder: 'Write a message…',
    send: 'Send',
    options: 'Options',
    chosen: 'chosen',
    you: 'You',
    typing: 'Typing…',
    sending: 'Sending…',
    waiting: 'Will be sent when you’re back online',
    sent: 'Sent',
    failed: 'Couldn’t be sent',
    retry: 'Try again',
    discard: 'Discard',
    offline: 'You’re offline. What you write will be sent once you’re back.',
    reconnecting: 'Reconnecting…',
    signIn: 'To write to us here, sign in to this site. If you already have, reload the page.',
    newest: 'New messages',
    today: 'Today',
    yesterday: 'Yesterday',
  },
  de: {
    title: 'Service-Chat',
    subtitle: 'Digitaler Assistent und Serviceteam',
    close: 'Chat schließen',
    intro: 'Schreiben Sie einfach, worum es geht. Auf Wunsch übernimmt ein Mensch.',
    log: 'Nachrichten',
    write: 'Ihre Nachricht',
    placeholder: 'Nachricht schreiben …',
    send: 'Senden',
    options: 'Auswahl',
    chosen: 'ausgewählt',
    you: 'Sie',
    typing: 'Schreibt …',
    sending: 'Wird gesendet …',
    waiting: 'Wird gesendet, sobald Sie wieder online sind',
    sent: 'Gesendet',
    failed: 'Konnte nicht gesendet werden',
    retry: 'Erneut senden',
    discard: 'Verwerfen',
    offline: 'Keine Verbindung. Ihre Nachrichten werden gesendet, sobald sie wieder da ist.',
    reconnecting: 'Verbindung wird wiederhergestellt …',
    signIn: 'Um uns hier zu schreiben, melden Sie sich bitte auf dieser Website an. Falls Sie es schon sind, laden Sie die Seite neu.',
    newest: 'Neue Nachrichten',
    today: 'Heute',
    yesterday: 'Gestern',
  },
};
