import type { LanguageModel, ModelForm, Provider } from '../../../api/types';

const MILLION = 1_000_000;

/** Where each provider is asked, as its reference says; of models of one's own nobody knows. */
export const ADDRESSES: Record<Provider, string> = {
  OPENAI: 'https://api.openai.com/v1',
  ANTHROPIC: 'https://api.anthropic.com/v1',
  GEMINI: 'https://generativelanguage.googleapis.com/v1beta',
  OLLAMA: '',
};

/** What somebody types, amounts in units of the currency and not in millionths. */
export interface Draft {
  use: LanguageModel['use'];
  provider: Provider;
  address: string;
  model: string;
  apiKey: string;
  /** Whether the key that is kept is to go. */
  dropsKey: boolean;
  inputPrice: number;
  outputPrice: number;
  daily: number;
  monthly: number;
}

export function draftOf({ use, own, limits }: LanguageModel): Draft {
  const provider = own?.provider ?? 'OPENAI';
  const held = own?.state === 'READY' ? own : undefined;
  return {
    use,
    provider,
    address: held?.address ?? ADDRESSES[provider],
    model: own?.model ?? '',
    apiKey: '',
    dropsKey: false,
    inputPrice: (held?.inputPriceMicros ?? 0) / MILLION,
    outputPrice: (held?.outputPriceMicros ?? 0) / MILLION,
    daily: Math.min(held?.dailyMicros ?? limits.dailyMicros, limits.dailyMicros) / MILLION,
    monthly: Math.min(held?.monthlyMicros ?? limits.monthlyMicros, limits.monthlyMicros) / MILLION,
  };
}

/** An address that was not typed goes with its provider. */
export function withProvider(draft: Draft, provider: Provider): Draft {
  const isTyped = draft.address !== ADDRESSES[draft.provider];
  return { ...draft, provider, address: isTyped ? draft.address : ADDRESSES[provider] };
}

/** Whether the key that is kept goes with the model still: it goes nowhere but where it was given for. */
export function keepsKey(draft: Draft, { own }: LanguageModel): boolean {
  return Boolean(own?.hasKey) && own?.provider === draft.provider && own.address === draft.address.trim().replace(/\/+$/, '');
}

/** Whether there is a key that is kept and can go: some providers answer nobody without one. */
export function canDropKey(draft: Draft, model: LanguageModel): boolean {
  return draft.provider === 'OPENAI' && keepsKey(draft, model);
}

export function isComplete(draft: Draft): boolean {
  return draft.use !== 'OWN' || (draft.address.trim() !== '' && draft.model.trim() !== '');
}

export function wishOf(draft: Draft, model: LanguageModel): ModelForm {
  if (draft.use !== 'OWN') {
    return { use: draft.use };
  }
  return {
    use: draft.use,
    provider: draft.provider,
    address: draft.address.trim(),
    model: draft.model.trim(),
    apiKey: draft.dropsKey && canDropKey(draft, model) ? '' : draft.apiKey.trim() || null,
    inputPriceMicros: micros(draft.inputPrice),
    outputPriceMicros: micros(draft.outputPrice),
    dailyMicros: micros(draft.daily),
    monthlyMicros: micros(draft.monthly),
  };
}

export function unitsOf(amount: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 4 }).format(amount / MILLION);
}

function micros(units: number): number {
  return Math.round(units * MILLION);
}
