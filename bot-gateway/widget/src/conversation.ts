import type { Pending } from './outbox.ts';
import type { Content, Message, NewMessage, Option, Taken } from './wire.ts';

/** What the thread holds, as far as this frame knows it. */
export class Conversation {
  private byPosition = new Map<number, Message>();
  private highest = 0;

  /** The messages in order, each once. */
  get messages(): readonly Message[] {
    return [...this.byPosition.values()].sort((a, b) => a.position - b.position);
  }

  /** Everything up to here has been received; the stream goes on after it. */
  get cursor(): number {
    return this.highest;
  }

  /** Takes what the server sent, in its order; it may send something again. */
  receive(messages: readonly Message[], cursor = 0): void {
    messages.forEach((message) => this.byPosition.set(message.position, message));
    this.highest = Math.max(this.highest, cursor, ...messages.map((message) => message.position));
  }

  /**
   * A message of this visitor was given its place. The cursor stays: what the business said just before it may still
   * be on its way.
   */
  confirm(message: NewMessage, taken: Taken): void {
    if (!this.byPosition.has(taken.position)) {
      this.byPosition.set(taken.position, {
        position: taken.position,
        author: 'visitor',
        clientId: message.clientId,
        at: message.sentAt,
        content: contentOf(message),
      });
    }
  }

  has(clientId: string): boolean {
    return this.messages.some((message) => message.clientId === clientId);
  }

  forget(): void {
    this.byPosition = new Map();
    this.highest = 0;
  }
}

export function contentOf(message: NewMessage): Content {
  return message.type === 'text'
    ? { type: 'text', text: message.text }
    : { type: 'choice', id: message.choiceId, title: message.title, answers: message.answers };
}

/** What has become of the buttons of a message. */
export interface Choosing {
  /** Whether they can still be tapped: only until the visitor said something after them. */
  readonly open: boolean;
  readonly chosen: Option['id'] | undefined;
}

export function choosing(position: number, messages: readonly Message[], pending: readonly Pending[]): Choosing {
  const said = [
    ...messages
      .filter((message) => message.author === 'visitor' && message.position > position)
      .map((message) => message.content),
    ...pending.map((entry) => contentOf(entry.message)),
  ];
  const answer = said.find((content) => content.type === 'choice' && content.answers === position);
  return { open: said.length === 0, chosen: answer?.type === 'choice' ? answer.id : undefined };
}
