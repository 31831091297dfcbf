import { useOwnTexts, type Language } from '../../texts/language';

const es = {
  title: (language: string) => `Cuándo actúa en ${language}`,
  hint: 'Qué tan seguro debe estar de lo que entendió. Si no llega, pregunta al modelo de lenguaje, si tienes uno, o al cliente.',
  wishes: { bold: 'Más decidido', usual: 'Como se aprendió', careful: 'Más prudente', own: 'Otro' },
  from: 'Actúa desde',
  effect: (acted: string, right: string) => `De las frases probadas actuaría con ${acted}, y acertaría en ${right} de ellas.`,
  asks: (threshold: string) => `Por debajo de ${threshold} pregunta antes al modelo de lenguaje, si tienes uno.`,
  unknown: 'Cuando publiques frases verás aquí qué efecto tendría.',
  bounds: (least: string, most: string) => `De ${least} a ${most}`,
  change: (before: string, after: string) => `de ${before} a ${after}`,
  usual: (from: string) => `${from}, como se aprendió`,
};

type CautionTexts = typeof es;

const en: CautionTexts = {
  title: (language) => `When it acts in ${language}`,
  hint: 'How sure it must be of what it understood. Where it is not, it asks the language model, if you have one, or the customer.',
  wishes: { bold: 'Bolder', usual: 'As learned', careful: 'More careful', own: 'Another' },
  from: 'It acts from',
  effect: (acted, right) => `Of the tested phrases it would act on ${acted}, and be right about ${right} of them.`,
  asks: (threshold) => `Below ${threshold} it asks the language model first, if you have one.`,
  unknown: 'When you publish phrases you will see here what that would do.',
  bounds: (least, most) => `From ${least} to ${most}`,
  change: (before, after) => `from ${before} to ${after}`,
  usual: (from) => `${from}, as learned`,
};

const de: CautionTexts = {
  title: (language) => `Wann er auf ${language} handelt`,
  hint: 'Wie sicher er sich seines Verständnisses sein muss. Sonst fragt er das Sprachmodell, wenn Sie eines haben, oder den Kunden.',
  wishes: { bold: 'Entschlossener', usual: 'Wie gelernt', careful: 'Vorsichtiger', own: 'Anders' },
  from: 'Er handelt ab',
  effect: (acted, right) => `Von den geprüften Sätzen würde er bei ${acted} handeln und läge bei ${right} davon richtig.`,
  asks: (threshold) => `Unter ${threshold} fragt er zuerst das Sprachmodell, wenn Sie eines haben.`,
  unknown: 'Wenn Sie Sätze veröffentlichen, sehen Sie hier, was das bewirken würde.',
  bounds: (least, most) => `Von ${least} bis ${most}`,
  change: (before, after) => `von ${before} auf ${after}`,
  usual: (from) => `${from}, wie gelernt`,
};

const TEXTS: Record<Language, CautionTexts> = { es, en, de };

export function useCautionTexts(): CautionTexts {
  return useOwnTexts(TEXTS);
}
