import type { Service, ServiceDraft } from '../../../api/types';
import { costOf, plain, type Amount } from '../../../ui/money';

export const MOST_CHARACTERS = 24;
export const TONGUES = ['es', 'en', 'de'] as const;

/** A service as it stands in its fields. */
export interface Fields {
  names: Record<(typeof TONGUES)[number], string>;
  minutes: number;
  bufferBeforeMinutes: number;
  bufferMinutes: number;
  stepMinutes: number;
  noticeMinutes: number;
  price: string;
  currency: string;
  calendars: string[];
}

const NEW: Fields = {
  names: { es: '', en: '', de: '' },
  minutes: 60,
  bufferBeforeMinutes: 0,
  bufferMinutes: 0,
  stepMinutes: 30,
  noticeMinutes: 120,
  price: '',
  currency: 'USD',
  calendars: [],
};

export function fieldsOf(service: Service | undefined, currency = NEW.currency): Fields {
  if (!service) {
    return { ...NEW, currency };
  }
  const { price, names, ...rest } = service;
  return {
    ...rest,
    names: { ...names },
    price: price ? plain(price) : '',
    currency: price?.currency ?? currency,
  };
}

/** Null while something is missing or wrong. A language without a name of its own takes one there is. */
export function draftOf({ names, price: typed, currency, ...rest }: Fields): ServiceDraft | null {
  const any = TONGUES.map((tongue) => names[tongue].trim()).find(Boolean);
  const price = priceOf(typed, currency);
  if (!any || price === undefined) {
    return null;
  }
  const named = (tongue: (typeof TONGUES)[number]) => names[tongue].trim() || any;
  return { ...rest, names: { es: named('es'), en: named('en'), de: named('de') }, ...(price && { price }) };
}

/** Null for none; undefined for what is no price. */
export function priceOf(typed: string, currency: string): Amount | null | undefined {
  if (typed.trim() === '') {
    return null;
  }
  if (!CURRENCIES.includes(currency)) {
    return undefined;
  }
  return costOf(typed, currency) ?? undefined;
}

export const CURRENCIES = Intl.supportedValuesOf('currency');
