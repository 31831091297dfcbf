import { Refused } from './api.ts';
import { backoff, Pause } from './backoff.ts';
import { EventParser, type ServerEvent } from './sse.ts';

/** The server sends something every 15 s; after this silence the connection is dead. */
const SILENCE_MS = 40_000;
/** A connection that lasted this long was a good one. */
const GOOD_MS = 10_000;

export interface StreamPorts {
  /** Opens the stream after a cursor; rejects with {@link Refused} or a network error. */
  open(cursor: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>>;
  /** What the thread was read up to: asked again at each connection. */
  cursor(): number;
  onEvent(event: ServerEvent): void;
  onConnected(connected: boolean): void;
  /** The server does not know the visitor (any more); resolves when there is a new token. */
  onUnknownVisitor(): Promise<void>;
  random?(): number;
}

/** Keeps the stream open: when it breaks, it is opened again from the cursor, ever less eagerly. */
export class Stream {
  private readonly ports: StreamPorts;
  private readonly pause = new Pause();
  private current: AbortController | undefined;
  private running = false;
  private failures = 0;

  constructor(ports: StreamPorts) {
    this.ports = ports;
  }

  start(): void {
    if (!this.running) {
      this.running = true;
      void this.run();
    }
  }

  stop(): void {
    this.running = false;
    this.current?.abort();
    this.pause.end();
  }

  /** Do not wait any longer: the network is back. */
  hurry(): void {
    this.pause.end();
  }

  private async run(): Promise<void> {
    while (this.running) {
      const began = Date.now();
      const atLeast = await this.readOnce().then(() => 0, (failure: unknown) => this.recover(failure));
      this.ports.onConnected(false);
      this.failures = Date.now() - began > GOOD_MS ? 1 : this.failures + 1;
      if (this.running) {
        await this.pause.wait(Math.max(atLeast, backoff(this.failures, this.ports.random)));
      }
    }
  }

  /** How long the server wishes to be left alone. */
  private async recover(failure: unknown): Promise<number> {
    if (failure instanceof Refused && failure.unknownVisitor) {
      // Without a new token the next attempt fails as this one did, and waits longer.
      await this.ports.onUnknownVisitor().catch(() => undefined);
    }
    return failure instanceof Refused ? failure.retryAfterMs : 0;
  }

  /** Reads until the stream ends or breaks. */
  private async readOnce(): Promise<void> {
    const connection = new AbortController();
    this.current = connection;
    const body = await this.ports.open(this.ports.cursor(), connection.signal);
    this.ports.onConnected(true);
    const reader = body.getReader();
    const parser = new EventParser();
    let alarm = setTimeout(() => connection.abort(), SILENCE_MS);
    try {
      for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
        clearTimeout(alarm);
        alarm = setTimeout(() => connection.abort(), SILENCE_MS);
        parser.feed(piece.value).forEach((event) => this.ports.onEvent(event));
      }
    } finally {
      clearTimeout(alarm);
      connection.abort();
    }
  }
}
