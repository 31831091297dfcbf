import type { Seen } from './wire.ts';

/** Several messages in a row are marked as seen by one call. */
const SEEN_AFTER_MS = 300;

interface Surroundings {
  /** Whether what is written is on the visitor's screen. */
  isLooking(): boolean;
  tell(count: number): void;
  markSeen(): Promise<unknown>;
}

/** How much the visitor has not seen. What is on their screen is not unread. */
export class Unread {
  private readonly around: Surroundings;
  private count = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(around: Surroundings) {
    this.around = around;
  }

  set(seen: Seen): void {
    this.count = seen.unread;
    this.look();
  }

  /** To be called whenever they begin or cease to look. */
  look(): void {
    const looking = this.around.isLooking();
    this.around.tell(looking ? 0 : this.count);
    clearTimeout(this.timer);
    if (looking && this.count > 0) {
      this.timer = setTimeout(() => void this.markSeen(), SEEN_AFTER_MS);
    }
  }

  private async markSeen(): Promise<void> {
    try {
      await this.around.markSeen();
    } catch {
      // The count stays with the server, which tells it again at the next connection.
    }
  }
}
