import { createContext, useContext } from 'react';
import { de } from './de';
import { en } from './en';
import { es, type Texts } from './es';

export const LANGUAGES = { es: 'Español', en: 'English', de: 'Deutsch' } as const;

export type Language = keyof typeof LANGUAGES;

/** As the API calls them. */
export const WRITTEN = { es: 'SPANISH', en: 'ENGLISH', de: 'GERMAN' } as const;

export const TEXTS: Record<Language, Texts> = { es, en, de };

export interface Speech {
  language: Language;
  speak: (language: Language) => void;
}

export const SpeechContext = createContext<Speech>({ language: 'es', speak: () => undefined });

const KEPT = 'recado.language';

/** The one chosen last, or else the browser's first that we speak, or else Spanish. */
export function initialLanguage(): Language {
  return [localStorage.getItem(KEPT) ?? '', ...navigator.languages].map((tag) => tag.slice(0, 2)).find(isOurs) ?? 'es';
}

export function keepLanguage(language: Language) {
  localStorage.setItem(KEPT, language);
}

function isOurs(code: string): code is Language {
  return code in LANGUAGES;
}

export function useLanguage(): Language {
  return useContext(SpeechContext).language;
}

export function useSpeech(): Speech {
  return useContext(SpeechContext);
}

/** Everything the panel says, in the language of who reads. */
export function useTexts(): Texts {
  return TEXTS[useLanguage()];
}

/** What one page says, in the language of who reads; loaded with it, and not with the inbox. */
export function useOwnTexts<T>(texts: Record<Language, T>): T {
  return texts[useLanguage()];
}
