/** What travels between the frame and the server. Positions count the thread's messages from 1. */

export type Language = 'es' | 'en' | 'de';

export interface Option {
  readonly id: string;
  readonly title: string;
  readonly description?: string | null;
}

/** What a button opens; its address has a line of its own in the words. */
export interface Link {
  readonly title: string;
  readonly address: string;
}

export type Content =
  | { readonly type: 'text'; readonly text: string; readonly link?: Link | null }
  | { readonly type: 'choices'; readonly text: string; readonly options: readonly Option[] }
  | { readonly type: 'choice'; readonly id: string; readonly title: string; readonly answers?: number | null };

export interface Message {
  readonly position: number;
  readonly author: 'visitor' | 'business';
  /** The visitor's own id of the message; null for the business's. */
  readonly clientId: string | null;
  readonly at: string;
  readonly content: Content;
}

export interface Seen {
  readonly cursor: number;
  readonly unread: number;
}

export interface SessionRequest {
  readonly siteToken: string;
  readonly visitorToken?: string;
  readonly identity?: string;
  readonly language: Language;
  readonly after?: number;
}

export interface Session {
  readonly visitorToken: string;
  readonly language: Language;
  readonly name: string;
  /** `#rrggbb`, or null for the product's own. */
  readonly colour: string | null;
  readonly greetings: Readonly<Record<Language, string>>;
  readonly now: string;
  readonly history: readonly Message[];
  readonly cursor: number;
  readonly seen: Seen;
}

/** What a visitor says, before it has a place in the thread. */
export type Saying =
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'choice'; readonly choiceId: string; readonly title: string; readonly answers: number };

export type NewMessage = Saying & {
  readonly clientId: string;
  readonly sentAt: string;
  readonly language: Language;
};

export interface Taken {
  readonly clientId: string;
  readonly position: number;
}
