/** An amount as the API tells it: whole units of the smallest coin. */
export interface Amount {
  minor: number;
  currency: string;
}

function digitsOf(currency: string): number {
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

export function money({ minor, currency }: Amount, language: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(minor / 10 ** digitsOf(currency));
}

/** As somebody types it into a field. */
export function plain({ minor, currency }: Amount): string {
  const digits = digitsOf(currency);
  return (minor / 10 ** digits).toFixed(digits);
}

/**
 * What somebody typed, with a point or a comma before the coins; null when that is no amount of this currency, or nothing
 * at all. Thousands are not set apart: whether "1.500" is one and a half cannot be known.
 */
export function amountOf(typed: string, currency: string): Amount | null {
  const digits = digitsOf(currency);
  const form = digits === 0 ? /^(\d{1,12})$/ : new RegExp(`^(\\d{1,12})(?:[.,](\\d{1,${digits}}))?$`);
  const match = form.exec(typed.trim());
  const minor = match ? Number(`${match[1] ?? ''}${(match[2] ?? '').padEnd(digits, '0')}`) : 0;
  return minor > 0 ? { minor, currency } : null;
}

/** The same of what something costs: that may be nothing. */
export function costOf(typed: string, currency: string): Amount | null {
  return /^0+([.,]0+)?$/.test(typed.trim()) ? { minor: 0, currency } : amountOf(typed, currency);
}

export function isCurrency(code: string): boolean {
  return Intl.supportedValuesOf('currency').includes(code);
}

const TAX = /^(\d{1,3})(?:[.,](\d{1,2}))?$/;
const WHOLE_TAX = 10_000;

/** Basis points of a percentage as somebody typed it: 19 are 1900; null where that is none. */
export function taxOf(typed: string): number | null {
  const match = TAX.exec(typed.trim());
  const points = match ? Number(`${match[1] ?? ''}${(match[2] ?? '').padEnd(2, '0')}`) : NaN;
  return points <= WHOLE_TAX ? points : null;
}

/** As somebody types it. */
export function percentOf(basisPoints: number): string {
  return String(basisPoints / 100);
}
