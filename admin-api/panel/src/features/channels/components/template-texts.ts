import { useOwnTexts, type Language } from '../../../texts/language';

const es = {
  title: 'Plantillas',
  lead: 'Las que WhatsApp aprobó para este número, tal como están en Meta. Tu equipo elige una cuando han pasado 24 horas desde el último mensaje. Los huecos se escriben {{1}}, {{2}}…',
  empty: 'Todavía no hay ninguna. Añade las que ya tienes aprobadas en Meta.',
  add: 'Añadir plantilla',
  name: 'Nombre en Meta',
  nameHint: 'Minúsculas, cifras y _',
  language: 'Idioma',
  body: 'Texto',
  buttons: 'Botones de respuesta rápida',
  buttonsHint: 'En su orden y tal como están en Meta; Intro agrega cada uno. Un recordatorio con estos mismos botones sale en esta plantilla, y tocarlos surte efecto.',
  late: 'Lleva lo que llega tarde',
  lateHint: 'Las respuestas del bot y del equipo van en su único hueco cuando WhatsApp ya no acepta palabras libres.',
  remove: (name: string) => `Quitar ${name}`,
  save: 'Guardar',
};

type TemplateTexts = typeof es;

const en: TemplateTexts = {
  title: 'Templates',
  lead: 'Those that WhatsApp approved for this number, as they stand at Meta. Your team chooses one when 24 hours have passed since the last message. Places are written {{1}}, {{2}}…',
  empty: 'There is none yet. Add those that Meta has approved for you.',
  add: 'Add a template',
  name: 'Name at Meta',
  nameHint: 'Small letters, digits and _',
  language: 'Language',
  body: 'Text',
  buttons: 'Quick reply buttons',
  buttonsHint: 'In their order and as they stand at Meta; Enter adds each. A reminder with these very buttons goes out in this template, and a tap on them counts.',
  late: 'Carries what comes late',
  lateHint: 'Answers of the bot and the team go in its one place when WhatsApp takes no free words any more.',
  remove: (name) => `Remove ${name}`,
  save: 'Save',
};

const de: TemplateTexts = {
  title: 'Vorlagen',
  lead: 'Die WhatsApp für diese Nummer genehmigt hat, so wie sie bei Meta stehen. Ihr Team wählt eine, wenn seit der letzten Nachricht 24 Stunden vergangen sind. Lücken schreiben sich {{1}}, {{2}}…',
  empty: 'Noch gibt es keine. Tragen Sie ein, was Meta Ihnen genehmigt hat.',
  add: 'Vorlage hinzufügen',
  name: 'Name bei Meta',
  nameHint: 'Kleinbuchstaben, Ziffern und _',
  language: 'Sprache',
  body: 'Text',
  buttons: 'Schnellantwort-Buttons',
  buttonsHint: 'In ihrer Reihenfolge und so, wie sie bei Meta stehen; Enter fügt jeden hinzu. Eine Erinnerung mit genau diesen Buttons geht in dieser Vorlage hinaus, und ein Tippen darauf zählt.',
  late: 'Trägt, was zu spät kommt',
  lateHint: 'Antworten des Bots und des Teams stehen in ihrer einen Lücke, wenn WhatsApp keine freien Worte mehr annimmt.',
  remove: (name) => `${name} entfernen`,
  save: 'Speichern',
};

const TEXTS: Record<Language, TemplateTexts> = { es, en, de };

export function useTemplateTexts(): TemplateTexts {
  return useOwnTexts(TEXTS);
}
