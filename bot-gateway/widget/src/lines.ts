import { choosing, contentOf, type Choosing } from './conversation.ts';
import type { Pending } from './outbox.ts';
import { dayOf } from './moments.ts';
import type { Content, Message } from './wire.ts';

/** What the log shows, from top to bottom. */
export type Line =
  | { readonly kind: 'day'; readonly key: string; readonly at: Date }
  | { readonly kind: 'bubble'; readonly key: string; readonly bubble: Bubble };

export interface Bubble {
  readonly own: boolean;
  readonly content: Content;
  readonly at: Date | undefined;
  readonly state: 'arrived' | Pending['state'];
  readonly clientId: string | null;
  readonly position: number | undefined;
  readonly choosing: Choosing | undefined;
  /** Whether the same side said something just before or after: such bubbles stand closer. */
  readonly joinsPrevious: boolean;
  readonly joinsNext: boolean;
}

/** Bubbles of one side that are closer than this belong together. */
const TOGETHER_MS = 5 * 60_000;

/**
 * @param greeting what the business says first; shown above the beginning of the thread
 */
export function lines(greeting: string, messages: readonly Message[], pending: readonly Pending[]): Line[] {
  const known = new Set(messages.map((message) => message.clientId));
  const waiting = pending.filter((entry) => !known.has(entry.message.clientId));
  const fromStart = (messages[0]?.position ?? 1) === 1;
  const bubbles = [
    ...(fromStart && greeting ? [greetingBubble(greeting)] : []),
    ...messages.map((message) => arrived(message, messages, waiting)),
    ...waiting.map(onItsWay),
  ];
  return bubbles.flatMap((bubble, index) => {
    const joined = {
      ...bubble,
      joinsPrevious: together(bubbles[index - 1], bubble),
      joinsNext: together(bubble, bubbles[index + 1]),
    };
    return [...dayBefore(bubbles, index), { kind: 'bubble', key: keyOf(bubble), bubble: joined } as const];
  });
}

function arrived(message: Message, messages: readonly Message[], waiting: readonly Pending[]): Bubble {
  return {
    ...plain(message.author === 'visitor', message.content),
    at: new Date(message.at),
    clientId: message.clientId,
    position: message.position,
    choosing: message.content.type === 'choices' ? choosing(message.position, messages, waiting) : undefined,
  };
}

function onItsWay(entry: Pending): Bubble {
  return {
    ...plain(true, contentOf(entry.message)),
    at: new Date(entry.message.sentAt),
    state: entry.state,
    clientId: entry.message.clientId,
  };
}

function greetingBubble(text: string): Bubble {
  return plain(false, { type: 'text', text });
}

function plain(own: boolean, content: Content): Bubble {
  return {
    own,
    content,
    at: undefined,
    state: 'arrived',
    clientId: null,
    position: undefined,
    choosing: undefined,
    joinsPrevious: false,
    joinsNext: false,
  };
}

/** The same before and after it arrived, so that the bubble stays where it is. */
function keyOf(bubble: Bubble): string {
  return bubble.clientId ?? (bubble.position === undefined ? 'greeting' : `position-${bubble.position}`);
}

function dayBefore(bubbles: readonly Bubble[], index: number): Line[] {
  const at = momentOf(bubbles, index);
  const before = momentOf(bubbles, index - 1);
  if (!at || (before && dayOf(before) === dayOf(at))) {
    return [];
  }
  return [{ kind: 'day', key: `day-${dayOf(at)}-${index}`, at }];
}

/** The greeting has no moment of its own: it belongs to the day of what follows it. */
function momentOf(bubbles: readonly Bubble[], index: number): Date | undefined {
  return bubbles[index]?.at ?? (index < 0 ? undefined : bubbles[index + 1]?.at);
}

function together(first: Bubble | undefined, second: Bubble | undefined): boolean {
  return (
    first?.at !== undefined &&
    second?.at !== undefined &&
    first.own === second.own &&
    dayOf(first.at) === dayOf(second.at) &&
    second.at.getTime() - first.at.getTime() < TOGETHER_MS
  );
}
