import { Refused, type Api } from './api.ts';
import type { ToLoader } from './bridge.ts';
import { colourOf } from './colour.ts';
import { Conversation } from './conversation.ts';
import { lines } from './lines.ts';
import { Outbox } from './outbox.ts';
import type { ServerEvent } from './sse.ts';
import type { Storage } from './storage.ts';
import { Stream } from './stream.ts';
import { frameTexts } from './texts.ts';
import { Trouble } from './trouble.ts';
import { Unread } from './unread.ts';
import { uuid } from './uuid.ts';
import { View } from './view.ts';
import { Visit } from './visit.ts';
import type { Language, Message, Saying, Seen, Session } from './wire.ts';

/** Dots that nobody takes back go out by themselves. */
const TYPING_MS = 12_000;

export interface Surroundings {
  readonly site: string;
  /** What the page or the browser asks for. */
  readonly language: Language;
  readonly api: Api;
  readonly storage: Storage;
  /** Who the visitor is, signed by the site's own server; absent for who is anonymous. */
  readonly identity: string | undefined;
  tell(message: ToLoader): void;
}

/** One visitor's widget in one tab: brings the visit, the stream, the outbox and the view together. */
export class Widget {
  private readonly around: Surroundings;
  private readonly conversation = new Conversation();
  private readonly visit: Visit;
  private readonly outbox: Outbox;
  private readonly stream: Stream;
  private readonly view: View;
  private readonly unread: Unread;
  private readonly trouble = new Trouble(() => this.draw());
  private language: Language;
  private firm = '';
  private greeting = '';
  private clockAheadMs = 0;
  private isOpen = false;
  private engaged = false;
  private typing = false;
  private drawing = false;
  private typingTimer: ReturnType<typeof setTimeout> | undefined;

  constructor(around: Surroundings) {
    this.around = around;
    this.language = around.language;
    this.visit = new Visit(around.api, around.storage, around.site, (session) => this.welcome(session), around.identity);
    this.outbox = new Outbox(around.storage, `recado:${around.site}:outbox:`, {
      send: (message) => this.asVisitor((token) => around.api.send(token, message)),
      onTaken: (message, taken) => this.conversation.confirm(message, taken),
      onChange: () => this.draw(),
      onUnknownVisitor: () => this.startOver(),
    });
    this.stream = new Stream({
      open: (_, signal) =>
        this.asVisitor((token) => around.api.openStream(token, this.conversation.cursor, signal)),
      cursor: () => this.conversation.cursor,
      onEvent: (event) => this.take(event),
      onConnected: (connected) => this.connected(connected),
      onUnknownVisitor: () => this.startOver(),
    });
    this.view = new View({
      say: (text) => this.say({ type: 'text', text }),
      choose: (option, position) =>
        this.say({ type: 'choice', choiceId: option.id, title: option.title, answers: position }),
      retry: (clientId) => this.outbox.retry(clientId),
      discard: (clientId) => this.outbox.drop(clientId),
      close: () => around.tell({ recado: 'close' }),
    });
    this.unread = new Unread({
      isLooking: () => this.isOpen && document.visibilityState === 'visible',
      tell: (count) => around.tell({ recado: 'unread', count }),
      markSeen: async () => around.api.markSeen(await this.token(), this.conversation.cursor),
    });
  }

  /**
   * @param open whether to show the conversation at once, as when the frame is a page of its own
   */
  begin(open: boolean): void {
    window.addEventListener('online', () => this.online());
    window.addEventListener('offline', () => this.draw());
    document.addEventListener('visibilitychange', () => this.unread.look());
    this.draw();
    this.around.tell({ recado: 'ready' });
    if (open) {
      this.open('');
    } else if (this.around.identity !== undefined) {
      void this.exchange();
    } else if (this.visit.known) {
      this.stream.start();
      this.outbox.flush();
    }
  }

  /**
   * @param draft what the page proposes to write; empty for nothing
   */
  open(draft: string): void {
    this.isOpen = true;
    this.stream.start();
    this.outbox.flush();
    this.view.propose(draft);
    this.view.focus();
    this.unread.look();
  }

  /** Who never wrote anything need not keep a connection. */
  close(): void {
    this.isOpen = false;
    if (!this.engaged) {
      this.stream.stop();
    }
  }

  /** What was signed is good for minutes only; who has written before wants to see what is unread. */
  private async exchange(): Promise<void> {
    try {
      await this.token();
    } catch {
      // Whoever opens the chat asks again; a refusal was told to the page.
      return;
    }
    if (this.engaged) {
      this.stream.start();
    }
  }

  private token(): Promise<string> {
    return this.asVisitor((token) => Promise.resolve(token));
  }

  /** A widget may be closed to who is anonymous while they are in it. */
  private async asVisitor<T>(call: (token: string) => Promise<T>): Promise<T> {
    try {
      const { visitorToken } = await this.visit.open(this.around.language);
      return await call(visitorToken);
    } catch (failure) {
      if (failure instanceof Refused && failure.ofIdentity) {
        this.turnedAway(failure.code);
      }
      throw failure;
    }
  }

  /** As somebody whom the site has not signed, or not well. The page may say so anew, in another frame. */
  private turnedAway(code: string): void {
    this.stream.stop();
    this.around.tell({ recado: 'refused', code });
    this.trouble.bar();
  }

  private async startOver(): Promise<void> {
    await this.visit.forget();
    this.conversation.forget();
    await this.token();
  }

  private welcome(session: Session): void {
    this.firm = session.name;
    this.view.paint(colourOf(session.colour));
    this.greeting = session.greetings[session.language];
    this.clockAheadMs = new Date(session.now).getTime() - Date.now();
    this.conversation.receive(session.history, session.cursor);
    this.setLanguage(session.language);
    this.unread.set(session.seen);
    this.noteEngagement();
    this.draw();
  }

  private take(event: ServerEvent): void {
    switch (event.name) {
      case 'message':
        this.receive(JSON.parse(event.data) as Message);
        break;
      case 'typing':
        this.setTyping(true);
        break;
      case 'seen':
        this.unread.set(JSON.parse(event.data) as Seen);
        break;
      case 'language':
        this.setLanguage((JSON.parse(event.data) as { language: Language }).language);
        break;
      default:
        // A newer server may tell more than this frame knows to show.
        break;
    }
    this.draw();
  }

  private receive(message: Message): void {
    this.conversation.receive([message]);
    if (message.clientId !== null) {
      this.outbox.drop(message.clientId);
    } else {
      this.setTyping(false);
    }
    this.noteEngagement();
  }

  private say(saying: Saying): void {
    const sentAt = new Date(Date.now() + this.clockAheadMs).toISOString();
    this.outbox.add({ ...saying, clientId: uuid(), sentAt, language: this.around.language });
    this.noteEngagement();
  }

  /** From now on the frame is worth loading with the page, to show what is unread. */
  private noteEngagement(): void {
    if (!this.engaged && (this.conversation.messages.length > 0 || this.outbox.pending.length > 0)) {
      this.engaged = true;
      this.around.tell({ recado: 'engaged' });
    }
  }

  private setLanguage(language: Language): void {
    this.language = language in frameTexts ? language : this.language;
    this.around.tell({ recado: 'language', language: this.language });
  }

  private setTyping(typing: boolean): void {
    this.typing = typing;
    clearTimeout(this.typingTimer);
    if (typing) {
      this.typingTimer = setTimeout(() => {
        this.typing = false;
        this.draw();
      }, TYPING_MS);
    }
  }

  private connected(connected: boolean): void {
    this.trouble.connected(connected);
    if (connected) {
      this.outbox.flush();
    }
  }

  private online(): void {
    this.stream.hurry();
    this.outbox.flush();
    this.draw();
  }

  /** Soon, and once for all changes of the moment. */
  private draw(): void {
    if (!this.drawing) {
      this.drawing = true;
      queueMicrotask(() => {
        this.drawing = false;
        const texts = frameTexts[this.language];
        this.view.show({
          lines: lines(this.greeting, this.conversation.messages, this.outbox.pending),
          words: { language: this.language, texts, firm: this.firm },
          typing: this.typing,
          trouble: this.trouble.in(texts),
          isBarred: this.trouble.isBarred,
        });
      });
    }
  }
}
