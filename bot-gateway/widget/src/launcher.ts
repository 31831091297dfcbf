import type { ToFrame, ToLoader } from './bridge.ts';
import { lettersOn } from './colour.ts';
import { CHAT, CHEVRON, element, icon } from './dom.ts';
import styles from './launcher.css?inline';
import { Notice } from './notice.ts';
import { isSamePerson } from './identity.ts';
import { languageOf, loaderTexts, type LoaderTexts } from './texts.ts';
import type { Language } from './wire.ts';

/** After this the frame is not just slow. */
const LOADING_MS = 12_000;
/** Our page speaks up before it has loaded; another page in its place (the browser's, an error) never does. */
const SILENT_MS = 1_000;

export interface Place {
  readonly address: string;
  readonly language: Language;
  /** Whether to stand in the left corner of the page. */
  readonly left: boolean;
  /** Of the button, in place of the product's own. */
  readonly colour: string | undefined;
  tell(message: ToFrame): void;
}

/** The button on the owner's page, and the panel that holds the frame. */
export class Launcher {
  static readonly ID = 'recado-widget';

  readonly node = element('div', { id: Launcher.ID });
  readonly frame = element('iframe');
  private readonly place: Place;
  private readonly button = element('button', { type: 'button', class: 'launcher', 'aria-expanded': 'false' }, [
    icon(CHAT),
    icon(CHEVRON),
  ]);
  private readonly badge = element('span', { class: 'badge', hidden: '', 'aria-hidden': 'true' });
  private readonly notice = new Notice({ retry: () => this.reload(), close: () => this.close() });
  private readonly panel = element('div', { class: 'panel', id: 'panel' }, [this.notice.node]);
  private opener: HTMLElement = this.button;
  private texts: LoaderTexts;
  private unread = 0;
  private isOpen = false;
  private ready = false;
  private draft = '';
  private identity: string | undefined;
  /** What the frame was told when it asked who is there. */
  private presented: string | undefined;
  private forget = false;
  private alarm: ReturnType<typeof setTimeout> | undefined;

  constructor(place: Place) {
    this.place = place;
    this.texts = loaderTexts[place.language];
    this.button.setAttribute('aria-controls', this.panel.id);
    this.button.append(this.badge);
    this.button.onclick = () => (this.isOpen ? this.close() : this.open());
    this.frame.onload = () => this.giveUpAfter(SILENT_MS);
    this.panel.inert = true;
    this.node.classList.toggle('left', place.left);
    this.paint(place.colour);
    const shadow = this.node.attachShadow({ mode: 'open' });
    // A constructed sheet needs no style-src in the page's policy, as a style element would.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(styles);
    shadow.adoptedStyleSheets = [sheet];
    shadow.append(this.panel, this.button);
    this.node.addEventListener('keydown', (event) => {
      if (event.key === 'Escape' && this.isOpen) {
        this.close();
      }
    });
    this.relabel();
  }

  private paint(colour: string | undefined): void {
    if (colour) {
      this.button.style.setProperty('--accent', colour);
      this.button.style.setProperty('--accent-deep', colour);
      this.button.style.setProperty('--on-accent', lettersOn(colour));
    }
  }

  /**
   * Somebody is here: nothing of anybody else who was before stays in a frame.
   *
   * @param identity signed by the site's own server; undefined for who is anonymous
   * @param forget whether the browser keeps nothing of the anonymous visitor either
   */
  admit(identity: string | undefined, forget = false): void {
    const before = this.identity;
    this.identity = identity;
    if (before !== undefined && identity !== undefined && isSamePerson(before, identity)) {
      return;
    }
    // Who signs in right after somebody signed out does not keep the frame from forgetting.
    this.forget ||= forget;
    this.unread = 0;
    this.frame.remove();
    this.frame.classList.remove('ready');
    // What was signed is good for minutes only, so it is presented before anybody opens the chat.
    if (identity !== undefined || this.forget || this.isOpen) {
      this.load();
    }
    this.relabel();
  }

  get isSigned(): boolean {
    return this.identity !== undefined;
  }

  /**
   * Who was refused is presented by what the page has handed over since; without that, they are anonymous.
   *
   * @returns whether they are presented again
   */
  presentAgain(): boolean {
    const { identity, presented } = this;
    const isNew = identity !== undefined && identity !== presented;
    if (identity !== undefined) {
      this.identity = undefined;
      this.admit(isNew ? identity : undefined);
    }
    return isNew;
  }

  /** Loads the frame; without effect when it is there. */
  load(): void {
    if (!this.frame.isConnected) {
      this.ready = false;
      this.notice.show(false, this.texts);
      this.frame.src = this.place.address;
      this.panel.append(this.frame);
      this.giveUpAfter(LOADING_MS);
    }
  }

  /**
   * @param draft words for the visitor to send or to change
   * @param opener what gets the focus back at the end
   */
  open(draft = '', opener: HTMLElement = this.button): void {
    this.isOpen = true;
    this.draft = draft;
    this.opener = opener;
    this.load();
    this.reflect();
    this.enter();
  }

  hear(message: ToLoader): void {
    switch (message.recado) {
      case 'who':
        this.presented = this.identity;
        this.place.tell({
          recado: 'enter',
          forget: this.forget,
          ...(this.identity === undefined ? {} : { identity: this.identity }),
        });
        this.forget = false;
        break;
      case 'ready':
        this.becomeReady();
        break;
      case 'close':
        this.close();
        break;
      case 'unread':
        this.unread = message.count;
        this.relabel();
        break;
      case 'language':
        this.texts = loaderTexts[languageOf([message.language])];
        this.relabel();
        break;
      case 'engaged':
      case 'refused':
        break;
    }
  }

  private close(): void {
    this.isOpen = false;
    this.reflect();
    this.place.tell({ recado: 'close' });
    (this.opener.isConnected ? this.opener : this.button).focus();
  }

  private enter(): void {
    if (this.ready) {
      this.frame.focus();
      this.place.tell({ recado: 'open', draft: this.draft });
    } else {
      this.notice.focus();
    }
  }

  private becomeReady(): void {
    clearTimeout(this.alarm);
    this.ready = true;
    this.frame.classList.add('ready');
    this.notice.hide();
    if (this.isOpen) {
      this.enter();
    }
  }

  private giveUpAfter(wait: number): void {
    clearTimeout(this.alarm);
    if (!this.ready) {
      this.alarm = setTimeout(() => this.notice.show(true, this.texts), wait);
    }
  }

  private reload(): void {
    this.frame.remove();
    this.load();
    this.notice.focus();
  }

  private reflect(): void {
    this.node.classList.toggle('open', this.isOpen);
    this.panel.inert = !this.isOpen;
    this.button.setAttribute('aria-expanded', String(this.isOpen));
    this.relabel();
  }

  private relabel(): void {
    const { texts, unread } = this;
    const action = this.isOpen ? texts.close : texts.open;
    this.button.setAttribute('aria-label', unread > 0 ? `${action}, ${texts.unread(unread)}` : action);
    this.badge.hidden = unread === 0;
    this.badge.textContent = unread > 9 ? '9+' : String(unread);
    this.frame.title = texts.frame;
    this.notice.relabel(texts);
  }
}
