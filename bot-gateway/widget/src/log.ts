import { CHECK, element, icon } from './dom.ts';
import type { Bubble, Line } from './lines.ts';
import { safeAddress, stretches } from './links.ts';
import { dayName, timeOf } from './moments.ts';
import type { FrameTexts } from './texts.ts';
import type { Language, Option } from './wire.ts';

const POINT = '• ';
const ELSEWHERE = { target: '_blank', rel: 'noopener noreferrer' };

export interface LogActions {
  choose(option: Option, position: number): void;
  retry(clientId: string): void;
  discard(clientId: string): void;
}

export interface Words {
  readonly language: Language;
  readonly texts: FrameTexts;
  readonly firm: string;
}

/**
 * The list of bubbles. Nodes are kept by key and changed in place, so that a screen reader hears a message once, when
 * it is added.
 */
export class Log {
  readonly node = element('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-relevant': 'additions' });
  private readonly actions: LogActions;
  private readonly nodes = new Map<string, HTMLElement>();

  constructor(actions: LogActions) {
    this.actions = actions;
  }

  show(lines: readonly Line[], words: Words): void {
    this.node.setAttribute('aria-label', words.texts.log);
    const keys = new Set(lines.map((line) => line.key));
    this.nodes.forEach((node, key) => {
      if (!keys.has(key)) {
        node.remove();
        this.nodes.delete(key);
      }
    });
    lines.forEach((line, index) => this.place(this.nodeOf(line, words), index));
  }

  private place(node: HTMLElement, index: number): void {
    const there = this.node.children[index];
    if (there !== node) {
      this.node.insertBefore(node, there ?? null);
    }
  }

  private nodeOf(line: Line, words: Words): HTMLElement {
    const known = this.nodes.get(line.key);
    const node = known ?? (line.kind === 'day' ? element('h2', { class: 'day' }) : row(line.bubble));
    this.nodes.set(line.key, node);
    if (line.kind === 'day') {
      setText(node, dayName(line.at, new Date(), words.language, words.texts));
    } else {
      this.update(node, line.bubble, words);
    }
    return node;
  }

  private update(node: HTMLElement, bubble: Bubble, words: Words): void {
    node.className = classesOf(bubble);
    setText(part(node, '.who'), `${bubble.own ? words.texts.you : words.firm}: `);
    if (bubble.choosing !== undefined) {
      this.updateOptions(node, bubble, words.texts);
    }
    this.updateNote(part(node, '.note'), bubble, words);
  }

  private updateOptions(node: HTMLElement, bubble: Bubble, texts: FrameTexts): void {
    const group = part(node, '.options');
    group.setAttribute('aria-label', texts.options);
    group.classList.toggle('closed', !bubble.choosing?.open);
    if (bubble.content.type !== 'choices') {
      return;
    }
    const position = bubble.position ?? 0;
    bubble.content.options.forEach((option, index) => {
      const button = (group.children[index] ?? group.appendChild(optionButton(option))) as HTMLButtonElement;
      const chosen = bubble.choosing?.chosen === option.id;
      button.disabled = !bubble.choosing?.open;
      button.onclick = () => this.actions.choose(option, position);
      button.classList.toggle('chosen', chosen);
      setText(part(button, '.mark'), chosen ? ` (${texts.chosen})` : '');
    });
  }

  private updateNote(note: HTMLElement, bubble: Bubble, words: Words): void {
    const { texts } = words;
    const time = bubble.at ? timeOf(bubble.at, words.language) : '';
    const quiet = bubble.joinsNext && bubble.state === 'arrived';
    const shown = quiet ? '' : `${bubble.state}|${time}|${words.language}`;
    if (note.dataset['shown'] === shown) {
      return;
    }
    note.dataset['shown'] = shown;
    note.replaceChildren(...(quiet ? [] : this.note(bubble, time, texts)));
  }

  private note(bubble: Bubble, time: string, texts: FrameTexts): (Node | string)[] {
    switch (bubble.state) {
      case 'arrived':
        return bubble.own ? [time, icon(CHECK), hidden(texts.sent)] : [time];
      case 'sending':
        return [texts.sending];
      case 'waiting':
        return [texts.waiting];
      case 'failed':
        return [
          element('span', { class: 'bad' }, [texts.failed]),
          this.noteButton(texts.retry, () => this.actions.retry(bubble.clientId ?? '')),
          this.noteButton(texts.discard, () => this.actions.discard(bubble.clientId ?? '')),
        ];
    }
  }

  private noteButton(label: string, act: () => void): HTMLElement {
    const button = element('button', { type: 'button' }, [label]);
    button.onclick = act;
    return button;
  }
}

function classesOf(bubble: Bubble): string {
  return [
    'row',
    bubble.own ? 'own' : 'theirs',
    bubble.state,
    bubble.joinsPrevious ? 'joins-previous' : '',
    bubble.joinsNext ? 'joins-next' : '',
  ]
    .filter((name) => name !== '')
    .join(' ');
}

/** A bubble's lasting parts; what can change is filled in by the update that follows. */
function row(bubble: Bubble): HTMLElement {
  const text = element('div', { class: 'bubble' }, [hidden('', 'who'), ...words(bubble)]);
  const options = bubble.content.type === 'choices' ? [element('div', { class: 'options', role: 'group' })] : [];
  return element('div', {}, [text, ...opener(bubble), ...options, element('div', { class: 'note' })]);
}

/** The button for the link below a bubble; none for an address that is no http or https one. */
function opener({ content }: Bubble): Node[] {
  const link = content.type === 'text' ? content.link : undefined;
  const href = link ? safeAddress(link.address) : undefined;
  return link && href ? [element('a', { class: 'opener', href, ...ELSEWHERE }, [link.title])] : [];
}

/** What is read in the bubble: the button stands for the line with its address. */
function said({ content }: Bubble): string {
  if (content.type === 'choice') {
    return content.title;
  }
  const link = content.type === 'text' ? content.link : undefined;
  return link && safeAddress(link.address)
    ? content.text
        .split('\n')
        .filter((line) => line.trim() !== link.address)
        .join('\n')
    : content.text;
}

/** Plain text with its links; the points of a list stand in lines of their own, so that they can hang. */
function words(bubble: Bubble): Node[] {
  return said(bubble)
    .split(/(^• .*$\n?)/m)
    .flatMap((part) => (part.startsWith(POINT) ? [element('span', { class: 'point' }, linked(part.trimEnd()))] : linked(part)));
}

function linked(text: string): Node[] {
  return stretches(text).map((stretch) =>
    stretch.href === undefined
      ? document.createTextNode(stretch.text)
      : element('a', { href: stretch.href, ...ELSEWHERE }, [stretch.text]),
  );
}

function optionButton(option: Option): HTMLButtonElement {
  return element('button', { type: 'button', class: 'option' }, [
    element('span', { class: 'title' }, [option.title, hidden('', 'mark')]),
    ...(option.description ? [element('span', { class: 'description' }, [option.description])] : []),
    icon(CHECK),
  ]);
}

/** For ears only. */
function hidden(text: string, name = ''): HTMLElement {
  return element('span', { class: `unseen ${name}`.trim() }, [text]);
}

function part(node: HTMLElement, selector: string): HTMLElement {
  const found = node.querySelector<HTMLElement>(selector);
  if (!found) {
    throw new Error(`no ${selector} in the row`);
  }
  return found;
}

function setText(node: HTMLElement, text: string): void {
  if (node.textContent !== text) {
    node.textContent = text;
  }
}
