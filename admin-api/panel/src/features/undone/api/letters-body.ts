import type { Letters } from '../../../api/types';
import type { LetterFilter } from './list-letters';

/** A filter as changes of many take it. */
export function bodyOf({ channel, code }: LetterFilter): Letters {
  return { channel: channel ?? null, code: code ?? null };
}
