import { useOwnTexts, type Language } from '../../texts/language';

const es = {
  closed: 'Cerrado',
  open: 'Abrir',
  addSpan: 'Otro tramo',
  opensOn: (day: string, place: number) => `Abre, tramo ${place}: ${day}`,
  closesOn: (day: string, place: number) => `Cierra, tramo ${place}: ${day}`,
  removeSpan: (day: string, place: number) => `Quitar el tramo ${place}: ${day}`,
  copy: 'Copiar a…',
  copyOf: (day: string) => `Copiar el horario: ${day}`,
  toWorkdays: 'De lunes a viernes',
  toAll: 'Todos los días',
  wrong: {
    missing: 'Falta una hora.',
    backwards: 'La hora de cierre va después de la de apertura.',
    overlap: 'Los tramos se cruzan.',
  },
};

type WeekTexts = typeof es;

const en: WeekTexts = {
  closed: 'Closed',
  open: 'Open',
  addSpan: 'More hours',
  opensOn: (day, place) => `Opens, part ${place}: ${day}`,
  closesOn: (day, place) => `Closes, part ${place}: ${day}`,
  removeSpan: (day, place) => `Remove part ${place}: ${day}`,
  copy: 'Copy to…',
  copyOf: (day) => `Copy the hours: ${day}`,
  toWorkdays: 'Monday to Friday',
  toAll: 'Every day',
  wrong: {
    missing: 'A time is missing.',
    backwards: 'It closes after it opens.',
    overlap: 'These hours overlap.',
  },
};

const de: WeekTexts = {
  closed: 'Geschlossen',
  open: 'Öffnen',
  addSpan: 'Weitere Zeiten',
  opensOn: (day, place) => `Öffnet, Teil ${place}: ${day}`,
  closesOn: (day, place) => `Schließt, Teil ${place}: ${day}`,
  removeSpan: (day, place) => `Teil ${place} entfernen: ${day}`,
  copy: 'Kopieren nach …',
  copyOf: (day) => `Zeiten kopieren: ${day}`,
  toWorkdays: 'Montag bis Freitag',
  toAll: 'Alle Tage',
  wrong: {
    missing: 'Es fehlt eine Uhrzeit.',
    backwards: 'Geschlossen wird nach dem Öffnen.',
    overlap: 'Diese Zeiten überschneiden sich.',
  },
};

const TEXTS: Record<Language, WeekTexts> = { es, en, de };

export function useWeekTexts(): WeekTexts {
  return useOwnTexts(TEXTS);
}
