import { useOwnTexts, type Language } from '../../texts/language';

const es = {
  attach: 'Adjuntar archivos',
  attached: 'Archivos que se enviarán',
  remove: (name: string) => `Quitar ${name}`,
  dropHere: 'Suelta aquí los archivos',
  progress: 'Cuánto se ha subido',
  download: 'Descargar',
  tooLarge: 'El archivo es demasiado grande.',
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
  search: 'In Gesagtem suchen',
  nothingFound: 'Nichts gefunden',
  nothingFoundHint: 'Alle Wörter müssen in einem Gespräch gefallen sein. Was gerade erst gesagt wurde, findet sich nach einigen Sekunden.',
};

const TEXTS: Record<Language, InboxTexts> = { es, en, de };

export function useInboxTexts(): InboxTexts {
  return useOwnTexts(TEXTS);
}
