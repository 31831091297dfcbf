import type { FaqPair } from '../../../api/types';

/** A question as it is typed: a wording a line. */
export interface TypedPair {
  wordings: string;
  answer: string;
}

export const NOTHING: TypedPair = { wordings: '', answer: '' };

const lines = (text: string) => text.split('\n').map((line) => line.trim());

export function typedOf({ wordings, answer }: FaqPair): TypedPair {
  return { wordings: wordings.join('\n'), answer };
}

/** What is complete; null where one lacks its question or its answer. */
export function pairsOf(typed: TypedPair[]): FaqPair[] | null {
  const given = typed
    .map(({ wordings, answer }) => ({ wordings: lines(wordings).filter(Boolean), answer: answer.trim() }))
    .filter(({ wordings, answer }) => wordings.length > 0 || answer !== '');
  const isWhole = given.every(({ wordings, answer }) => wordings.length > 0 && answer !== '');
  return isWhole && given.length > 0 ? given : null;
}

/** Each line that begins with `?` is a wording, the lines up to the next such line are the answer. */
export function parsed(text: string): TypedPair[] {
  const pairs: TypedPair[] = [];
  for (const line of lines(text).filter((each) => !each.startsWith('#'))) {
    const last = pairs.at(-1);
    if (line.startsWith('?')) {
      const wording = line.slice(1).trim();
      if (last?.answer.trim() === '') {
        last.wordings += `\n${wording}`;
      } else {
        pairs.push({ wordings: wording, answer: '' });
      }
    } else if (last) {
      last.answer += `${line}\n`;
    } else if (line !== '') {
      pairs.push({ wordings: '', answer: `${line}\n` });
    }
  }
  return pairs.map(({ wordings, answer }) => ({ wordings, answer: answer.trim() }));
}

export function written(typed: TypedPair[]): string {
  return typed
    .filter(({ wordings, answer }) => wordings.trim() !== '' || answer.trim() !== '')
    .map(({ wordings, answer }) => [...lines(wordings).filter(Boolean).map((each) => `? ${each}`), answer.trim()].join('\n'))
    .join('\n\n');
}
