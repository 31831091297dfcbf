import { useOwnTexts, type Language } from '../../texts/language';

const es = {
  attach: 'Adjuntar archivos',
  attached: 'Archivos que se enviarán',
  remove: (name: string) => `Quitar ${name}`,
  dropHere: 'Suelta aquí los archivos',
  progress: 'Cuánto se ha subido',
  download: 'Descargar',
  tooLarge: 'El archivo es demasiado grande.',
  template: 'Plantilla',
  noTemplates: 'Este número no tiene plantillas. Quien lleva el negocio las añade en la página de canales.',
  place: (number: number) => `Hueco ${number}`,
  preview: 'Así lo leerá',
  languages: { SPANISH: 'español', ENGLISH: 'inglés', GERMAN: 'alemán' },
  search: 'Buscar en lo que se dijo',
  nothingFound: 'No se encontró nada',
  nothingFoundHint: 'Todas las palabras deben haberse dicho en la misma conversación. Lo último que se dijo se encuentra a los pocos segundos.',
};

type InboxTexts = typeof es;

const en: InboxTexts = {
  attach: 'Attach files',
  attached: 'Files to be sent',
  remove: (name) => `Remove ${name}`,
  dropHere: 'Drop the files here',
  progress: 'How much is uploaded',
  download: 'Download',
  tooLarge: 'The file is too large.',
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
  attach: 'Dateien anhängen',
  attached: 'Dateien, die gesendet werden',
  remove: (name) => `${name} entfernen`,
  dropHere: 'Dateien hier ablegen',
  progress: 'Wie viel hochgeladen ist',
  download: 'Herunterladen',
  tooLarge: 'Die Datei ist zu groß.',
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
