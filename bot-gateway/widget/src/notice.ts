import { CROSS, element, icon } from './dom.ts';
import type { LoaderTexts } from './texts.ts';

export interface NoticeActions {
  retry(): void;
  close(): void;
}

/** What the panel shows while the frame is not there: that it is coming, or that it will not. */
export class Notice {
  readonly node = element('div', { class: 'notice' });
  private readonly message = element('p', { role: 'status' });
  private readonly retryButton = element('button', { type: 'button', class: 'retry' });
  /** On small screens the panel covers the launcher, so this is the way out. */
  private readonly closeButton = element('button', { type: 'button', class: 'away' }, [icon(CROSS)]);
  private failed = false;

  constructor(actions: NoticeActions) {
    this.retryButton.onclick = () => actions.retry();
    this.closeButton.onclick = () => actions.close();
    this.node.append(this.closeButton, this.message, this.retryButton);
  }

  show(failed: boolean, texts: LoaderTexts): void {
    this.failed = failed;
    this.node.hidden = false;
    this.node.classList.toggle('failed', failed);
    this.relabel(texts);
  }

  relabel(texts: LoaderTexts): void {
    this.message.textContent = this.failed ? texts.unavailable : texts.loading;
    this.retryButton.textContent = texts.retry;
    this.retryButton.hidden = !this.failed;
    this.closeButton.setAttribute('aria-label', texts.close);
  }

  hide(): void {
    this.node.hidden = true;
  }

  focus(): void {
    this.closeButton.focus();
  }
}
