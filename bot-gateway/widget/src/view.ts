import { lettersOn } from './colour.ts';
import { ARROW, CHEVRON, DOWN, element, icon } from './dom.ts';
import type { Line } from './lines.ts';
import { Log, type LogActions, type Words } from './log.ts';

const MOST_TEXT = 4000;
/** So close to the end counts as being there. */
const NEAR_PX = 80;

export interface ViewActions extends LogActions {
  say(text: string): void;
  close(): void;
}

export interface Shown {
  readonly lines: readonly Line[];
  readonly words: Words;
  readonly typing: boolean;
  /** What keeps messages from going out and coming in; empty when nothing does. */
  readonly trouble: string;
  /** Whether nobody who is here may write. */
  readonly isBarred: boolean;
}

/** The frame's page. */
export class View {
  private readonly actions: ViewActions;
  private readonly log: Log;
  private readonly monogram = element('span', { class: 'monogram', 'aria-hidden': 'true' });
  private readonly bigMonogram = element('span', { class: 'monogram', 'aria-hidden': 'true' });
  private readonly introduction = element('p');
  private readonly intro = element('div', { class: 'intro' }, [this.bigMonogram, this.introduction]);
  private readonly firm = element('h1', { tabindex: '-1' });
  private readonly subtitle = element('p');
  private readonly closeButton = element('button', { type: 'button', class: 'round' }, [icon(CHEVRON)]);
  private readonly banner = element('div', { class: 'banner', role: 'status' });
  private readonly dots = element('div', { class: 'dots', role: 'img', hidden: '' }, [
    element('i'),
    element('i'),
    element('i'),
  ]);
  private readonly scroller = element('div', { class: 'scroller', tabindex: '0' });
  private readonly newest = element('button', { type: 'button', class: 'newest', hidden: '' });
  private readonly input = element('textarea', { rows: '1', maxlength: String(MOST_TEXT), enterkeyhint: 'send' });
  private readonly sendButton = element('button', { type: 'submit', class: 'send', disabled: '' }, [icon(ARROW)]);
  private lastKey = '';
  private proposed = '';

  constructor(actions: ViewActions) {
    this.actions = actions;
    this.log = new Log(this.keepingFocus(actions));
    this.scroller.append(this.intro, this.log.node, this.dots);
    document.body.append(
      element('header', {}, [this.monogram, element('div', {}, [this.firm, this.subtitle]), this.closeButton]),
      this.banner,
      element('main', {}, [this.scroller, this.newest]),
      this.composer(),
    );
    this.listen();
  }

  show(shown: Shown): void {
    const wasAtEnd = this.isAtEnd();
    this.showWords(shown.words);
    this.banner.textContent = shown.trouble;
    this.input.disabled = shown.isBarred;
    this.log.show(shown.lines, shown.words);
    this.dots.hidden = !shown.typing;
    this.intro.hidden = shown.lines.length > 1;
    this.follow(shown.lines.at(-1), wasAtEnd);
  }

  /** Keyboards on glass would cover the conversation, so there the heading gets the focus. */
  focus(): void {
    this.toEnd();
    (matchMedia('(pointer: coarse)').matches ? this.firm : this.input).focus();
  }

  /** The buttons in the log go, or go dead, when they are used: the focus goes to where one continues. */
  private keepingFocus(actions: LogActions): LogActions {
    const then = (act: () => void) => {
      act();
      this.focus();
    };
    return {
      choose: (option, position) => then(() => actions.choose(option, position)),
      retry: (clientId) => then(() => actions.retry(clientId)),
      discard: (clientId) => then(() => actions.discard(clientId)),
    };
  }

  private composer(): HTMLElement {
    const form = element('form', { class: 'composer' }, [this.input, this.sendButton]);
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.submit();
    });
    return element('footer', {}, [form]);
  }

  private listen(): void {
    this.closeButton.onclick = () => this.actions.close();
    this.newest.onclick = () => this.toEnd();
    this.scroller.addEventListener('scroll', () => this.noticeEnd(), { passive: true });
    this.input.addEventListener('input', () => this.fitInput());
    this.input.addEventListener('keydown', (event) => {
      // While an input method composes, Enter belongs to it.
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.submit();
      }
    });
    document.addEventListener('keydown', (event) => {
      if (event.key === 'Escape') {
        this.actions.close();
      }
    });
    new ResizeObserver(() => this.input.offsetWidth > 0 && this.fitInput()).observe(document.body);
  }

  /** Puts words into the visitor's pen; never in the place of their own. */
  propose(text: string): void {
    if (text !== '' && (this.input.value === '' || this.input.value === this.proposed)) {
      this.input.value = text.slice(0, MOST_TEXT);
      this.proposed = this.input.value;
      this.fitInput();
    }
  }

  /** The visitor's own bubbles and what sends them, in an owner's colour. */
  paint(colour: string | undefined): void {
    const { style } = document.documentElement;
    if (colour) {
      style.setProperty('--own', colour);
      style.setProperty('--on-own', lettersOn(colour));
    } else {
      style.removeProperty('--own');
      style.removeProperty('--on-own');
    }
  }

  private submit(): void {
    const text = this.input.value.trim();
    if (text !== '') {
      this.input.value = '';
      this.fitInput();
      this.actions.say(text);
      this.toEnd();
    }
  }

  private fitInput(): void {
    this.input.style.height = 'auto';
    this.input.style.height = `${Math.min(this.input.scrollHeight, 132)}px`;
    this.sendButton.disabled = this.input.value.trim() === '';
  }

  private showWords({ texts, firm, language }: Words): void {
    document.documentElement.lang = language;
    document.title = firm;
    this.firm.textContent = firm || texts.title;
    const initial = [...(firm || texts.title)][0]?.toLocaleUpperCase(language) ?? '';
    this.monogram.textContent = initial;
    this.bigMonogram.textContent = initial;
    this.introduction.textContent = texts.intro;
    this.subtitle.textContent = texts.subtitle;
    this.scroller.setAttribute('aria-label', texts.log);
    this.dots.setAttribute('aria-label', texts.typing);
    this.newest.replaceChildren(icon(DOWN), texts.newest);
    this.input.placeholder = texts.placeholder;
    label(this.input, texts.write);
    label(this.sendButton, texts.send);
    label(this.closeButton, texts.close);
  }

  /** Stays at the end for who is there; who reads further up is told, and left alone. */
  private follow(last: Line | undefined, wasAtEnd: boolean): void {
    const isNew = last !== undefined && last.key !== this.lastKey;
    this.lastKey = last?.key ?? '';
    if (wasAtEnd) {
      this.toEnd();
    } else if (isNew && last.kind === 'bubble') {
      this.newest.hidden = last.bubble.own;
    }
  }

  private isAtEnd(): boolean {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    return scrollHeight - scrollTop - clientHeight < NEAR_PX;
  }

  private toEnd(): void {
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.newest.hidden = true;
  }

  private noticeEnd(): void {
    if (this.isAtEnd()) {
      this.newest.hidden = true;
    }
  }
}

function label(node: HTMLElement, text: string): void {
  node.setAttribute('aria-label', text);
  if (node.tagName === 'BUTTON') {
    node.title = text;
  }
}
