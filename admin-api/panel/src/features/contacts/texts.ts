import { useOwnTexts, type Language } from '../../texts/language';

const es = {
  signed: (subject: string) => `Tu sitio dice que es ${subject}`,
};

type ContactTexts = typeof es;

const en: ContactTexts = {
  signed: (subject) => `Your site says that this is ${subject}`,
};

const de: ContactTexts = {
  signed: (subject) => `Laut Ihrer Website ist das ${subject}`,
};

const TEXTS: Record<Language, ContactTexts> = { es, en, de };

export function useContactTexts(): ContactTexts {
  return useOwnTexts(TEXTS);
}
