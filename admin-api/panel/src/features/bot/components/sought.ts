import type { Language } from '../../../texts/language';

/** What of the phrases somebody is led to. */
export interface Sought {
  intent: string;
  language?: Language;
  phrase?: string;
}
