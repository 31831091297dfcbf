/** Text by key that outlives the page where the browser allows it, and the page's life where not. */
export interface Storage {
  get(key: string): string | undefined;
  set(key: string, value: string): void;
  remove(key: string): void;
  /** The keys that begin so, in order. */
  keys(prefix: string): string[];
}

/** Nothing of whoever wrote here is left: neither who they were, nor what they had not sent yet. */
export function forgetVisitor(storage: Storage, site: string): void {
  storage.keys(`recado:${site}:`).forEach((key) => storage.remove(key));
}

/** Kept for this page only. */
export class MemoryStorage implements Storage {
  private readonly values = new Map<string, string>();

  get(key: string): string | undefined {
    return this.values.get(key);
  }

  set(key: string, value: string): void {
    this.values.set(key, value);
  }

  remove(key: string): void {
    this.values.delete(key);
  }

  keys(prefix: string): string[] {
    return [...this.values.keys()].filter((key) => key.startsWith(prefix)).sort();
  }
}

/** Shared by all tabs of the browser in which this widget stands on the same site. */
class BrowserStorage implements Storage {
  private readonly local: globalThis.Storage;
  /** What did not fit. */
  private readonly overflow = new MemoryStorage();

  constructor(local: globalThis.Storage) {
    this.local = local;
  }

  get(key: string): string | undefined {
    return this.local.getItem(key) ?? this.overflow.get(key);
  }

  set(key: string, value: string): void {
    try {
      this.local.setItem(key, value);
    } catch {
      this.overflow.set(key, value);
    }
  }

  remove(key: string): void {
    this.local.removeItem(key);
    this.overflow.remove(key);
  }

  keys(prefix: string): string[] {
    const own = Object.keys(this.local).filter((key) => key.startsWith(prefix));
    return [...own, ...this.overflow.keys(prefix)].sort();
  }
}

/** The browser's storage; browsers that forbid it to embedded pages throw at the first touch. */
export function openStorage(): Storage {
  try {
    const probe = 'recado:probe';
    localStorage.setItem(probe, '1');
    localStorage.removeItem(probe);
    return new BrowserStorage(localStorage);
  } catch {
    return new MemoryStorage();
  }
}
