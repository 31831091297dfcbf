import type { Conversation, SavedReply } from '../../../api/types';

/** What stands in a field where somebody looks for a saved reply: a slash, and what it begins with. */
const SOUGHT = /^\/([^\s/]*)$/;

const TONGUES = { SPANISH: ['es', 'en', 'de'], ENGLISH: ['en', 'es', 'de'], GERMAN: ['de', 'en', 'es'] } as const;

/** What is looked for; null where nothing is. */
export function soughtIn(text: string): string | null {
  return SOUGHT.exec(text)?.[1] ?? null;
}

/** Those whose shortcut or words have it, those whose shortcut begins with it first. */
export function matching(replies: SavedReply[], sought: string): SavedReply[] {
  const wanted = folded(sought);
  const begins = replies.filter(({ shortcut }) => shortcut.startsWith(wanted));
  const has = replies.filter(
    (reply) =>
      !begins.includes(reply) &&
      (reply.shortcut.includes(wanted) || Object.values(reply.texts).some((text) => text && folded(text).includes(wanted))),
  );
  return [...begins, ...has];
}

/** In the conversation's language, or the next that it is written in. */
export function wordsOf({ texts }: SavedReply, language: Conversation['language']): string {
  const tongue = TONGUES[language].find((one) => texts[one]);
  return (tongue && texts[tongue]) ?? '';
}

/** With the names of those who talk. Where the customer has none, what stood before the name closes up. */
export function filled(words: string, customer: string | null | undefined, agent: string): string {
  const named = customer
    ? words.replaceAll('{customer}', () => customer)
    : words.replace(/[ \t]*,?[ \t]*\{customer\}/g, '').trimStart();
  return named.replaceAll('{agent}', () => agent);
}

function folded(text: string): string {
  return text.toLowerCase().normalize('NFKD').replace(/[\u0300-\u036f]/g, '');
}
