import { Refused } from './api.ts';
import { backoff, Pause } from './backoff.ts';
import type { Storage } from './storage.ts';
import type { NewMessage, Taken } from './wire.ts';

/** After so many refusals by a server in trouble, the visitor decides. */
const MOST_ATTEMPTS = 6;

export interface Pending {
  readonly message: NewMessage;
  /** waiting: for its turn or a connection; failed: until the visitor tries again. */
  readonly state: 'waiting' | 'sending' | 'failed';
}

export interface OutboxPorts {
  /** Sends one message; rejects with {@link Refused} or a network error. */
  send(message: NewMessage): Promise<Taken>;
  onTaken(message: NewMessage, taken: Taken): void;
  onChange(): void;
  /** The server does not know the visitor (any more); resolves when there is a new token. */
  onUnknownVisitor(): Promise<void>;
  now?(): number;
  random?(): number;
}

interface Entry extends Pending {
  readonly key: string;
  readonly attempts: number;
}

/**
 * The visitor's messages on their way out, one after the other. Each is an entry of its own in the storage, so tabs
 * that share it do not overwrite one another; that two tabs may send the same one does no harm, because the server
 * knows it by its client id.
 */
export class Outbox {
  private readonly storage: Storage;
  private readonly prefix: string;
  private readonly ports: OutboxPorts;
  private readonly pause = new Pause();
  private entries: Entry[];
  private counter = 0;
  private busy = false;
  private failures = 0;

  constructor(storage: Storage, prefix: string, ports: OutboxPorts) {
    this.storage = storage;
    this.prefix = prefix;
    this.ports = ports;
    this.entries = storage.keys(prefix).flatMap((key) => this.load(key));
  }

  get pending(): readonly Pending[] {
    return this.entries;
  }

  add(message: NewMessage): void {
    const time = String(this.now()).padStart(15, '0');
    const key = `${this.prefix}${time}:${String(this.counter++).padStart(6, '0')}:${message.clientId}`;
    this.storage.set(key, JSON.stringify(message));
    this.entries.push({ key, message, state: 'waiting', attempts: 0 });
    this.ports.onChange();
    this.flush();
  }

  retry(clientId: string): void {
    this.change(clientId, { state: 'waiting', attempts: 0 });
    this.flush();
  }

  /** Forgets a message: it arrived, or the visitor gave it up. */
  drop(clientId: string): void {
    const gone = this.entries.filter((entry) => entry.message.clientId === clientId);
    if (gone.length > 0) {
      gone.forEach((entry) => this.storage.remove(entry.key));
      this.entries = this.entries.filter((entry) => entry.message.clientId !== clientId);
      this.ports.onChange();
    }
  }

  /** Sends what is waiting, at once. */
  flush(): void {
    this.pause.end();
    if (!this.busy) {
      this.busy = true;
      void this.run().finally(() => {
        this.busy = false;
      });
    }
  }

  private async run(): Promise<void> {
    for (let next = this.next(); next; next = this.next()) {
      const rest = await this.attempt(next);
      if (rest > 0) {
        await this.pause.wait(rest);
      }
    }
  }

  private next(): Entry | undefined {
    return this.entries.find((entry) => entry.state !== 'failed');
  }

  /** How long to wait before the next attempt, of this message or another. */
  private async attempt(entry: Entry): Promise<number> {
    const { message } = entry;
    this.change(message.clientId, { state: 'sending' });
    try {
      const taken = await this.ports.send(message);
      this.failures = 0;
      this.ports.onTaken(message, taken);
      this.drop(message.clientId);
      return 0;
    } catch (failure) {
      this.failures += 1;
      return failure instanceof Refused ? this.refused(entry, failure) : this.unreached(entry);
    }
  }

  private unreached(entry: Entry): number {
    this.change(entry.message.clientId, { state: 'waiting' });
    return backoff(this.failures, this.ports.random);
  }

  private async refused(entry: Entry, refusal: Refused): Promise<number> {
    const attempts = entry.attempts + 1;
    const hopeless = !refusal.passes && !refusal.unknownVisitor;
    const state = hopeless || attempts >= MOST_ATTEMPTS ? 'failed' : 'waiting';
    this.change(entry.message.clientId, { state, attempts });
    if (refusal.unknownVisitor) {
      // Without a new token the next attempt fails as this one did, and waits longer.
      await this.ports.onUnknownVisitor().catch(() => undefined);
    }
    return hopeless ? 0 : Math.max(refusal.retryAfterMs, backoff(this.failures, this.ports.random));
  }

  private change(clientId: string, change: Partial<Pick<Entry, 'state' | 'attempts'>>): void {
    this.entries = this.entries.map((entry) =>
      entry.message.clientId === clientId ? { ...entry, ...change } : entry,
    );
    this.ports.onChange();
  }

  private load(key: string): Entry[] {
    try {
      const message = JSON.parse(this.storage.get(key) ?? '') as NewMessage;
      return [{ key, message, state: 'waiting', attempts: 0 }];
    } catch {
      this.storage.remove(key);
      return [];
    }
  }

  private now(): number {
    return this.ports.now?.() ?? Date.now();
  }
}
