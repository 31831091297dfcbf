import { useOwnTexts, type Language } from '../../../texts/language';

const es = {
  title: 'Espera antes de contestar',
  lead: 'Muchas personas escriben en varios mensajes cortos. El bot espera hasta que nadie escriba durante este tiempo y contesta todo junto, una sola vez.',
  usual: (time: string) => `Lo habitual: ${time}`,
  usualHint: 'Lo que vale para todos los canales de esta instalación.',
  seconds: 'Segundos de espera',
  secondsHint: (most: string) =>
    `De 0 (contesta enseguida, mensaje por mensaje) a ${most}. Más largo: menos respuestas a medias. Más corto: contesta antes.`,
  bound: (time: string) => `A quien escribe sin parar se le contesta a más tardar a los ${time}.`,
  fact: 'Espera antes de contestar',
};

type QuietTexts = typeof es;

const en: QuietTexts = {
  title: 'Wait before answering',
  lead: 'Many people write in several short messages. The bot waits until nobody has written for this long, and answers all of them together, once.',
  usual: (time) => `The usual: ${time}`,
  usualHint: 'What holds for all channels of this installation.',
  seconds: 'Seconds to wait',
  secondsHint: (most) =>
    `From 0 (each message is answered at once) to ${most}. Longer: fewer answers to half a question. Shorter: it answers sooner.`,
  bound: (time) => `Whoever writes without a pause is answered after ${time} at the latest.`,
  fact: 'Waits before answering',
};

const de: QuietTexts = {
  title: 'Wartezeit vor der Antwort',
  lead: 'Viele schreiben mehrere kurze Nachrichten. Der Bot wartet, bis so lange nichts mehr gekommen ist, und beantwortet alle zusammen, ein einziges Mal.',
  usual: (time) => `Wie üblich: ${time}`,
  usualHint: 'Das gilt für alle Kanäle dieser Installation.',
  seconds: 'Sekunden Wartezeit',
  secondsHint: (most) =>
    `Von 0 (jede Nachricht wird sofort beantwortet) bis ${most}. Länger: seltener Antworten auf halbe Fragen. Kürzer: frühere Antworten.`,
  bound: (time) => `Wer ohne Pause schreibt, bekommt spätestens nach ${time} eine Antwort.`,
  fact: 'Wartet vor der Antwort',
};

const TEXTS: Record<Language, QuietTexts> = { es, en, de };

export function useQuietTexts(): QuietTexts {
  return useOwnTexts(TEXTS);
}

/** As people say it, written out: an abbreviation’s point would meet that of the sentence. */
export function inSeconds(millis: number, language: Language): string {
  return new Intl.NumberFormat(language, { style: 'unit', unit: 'second', unitDisplay: 'long', maximumFractionDigits: 2 }).format(millis / 1_000);
}
