import type { FrameTexts } from './texts.ts';

/** A hitch that mends itself within this time is not worth a word. */
const PATIENCE_MS = 3_000;

/** What keeps messages from coming and going. */
export class Trouble {
  private readonly onChange: () => void;
  private disconnected = false;
  private barred = false;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: () => void) {
    this.onChange = onChange;
  }

  /** Whether the site has to sign who this is first. */
  get isBarred(): boolean {
    return this.barred;
  }

  bar(): void {
    this.barred = true;
    this.onChange();
  }

  connected(connected: boolean): void {
    clearTimeout(this.timer);
    if (connected) {
      this.disconnected = false;
      this.barred = false;
      this.onChange();
    } else {
      this.timer = setTimeout(() => {
        this.disconnected = true;
        this.onChange();
      }, PATIENCE_MS);
    }
  }

  /** Empty while there is none. */
  in(texts: FrameTexts): string {
    if (this.barred) {
      return texts.signIn;
    }
    if (!navigator.onLine) {
      return texts.offline;
    }
    return this.disconnected ? texts.reconnecting : '';
  }
}
