import type { NewMessage, Session, SessionRequest, Taken } from './wire.ts';

const TIMEOUT_MS = 15_000;

/** The server answered, and declined. */
export class Refused extends Error {
  readonly status: number;
  readonly retryAfterMs: number;
  /** The server's stable word for why; empty where something before it declined. */
  readonly code: string;

  constructor(status: number, retryAfterMs: number, code = '') {
    super(`refused with ${status}`);
    this.status = status;
    this.retryAfterMs = retryAfterMs;
    this.code = code;
  }

  /** Whether the same request may succeed later. */
  get passes(): boolean {
    return this.status === 408 || this.status === 429 || this.status >= 500;
  }

  /** Whether the visitor token is at fault. */
  get unknownVisitor(): boolean {
    return this.status === 401;
  }

  /** Whether it is about who the site says the visitor is, or that it does not say. */
  get ofIdentity(): boolean {
    return this.code.startsWith('identity-');
  }
}

/** The endpoints, relative to the frame's own address. Calls reject with {@link Refused} or a network error. */
export class Api {
  private readonly base: URL;

  constructor(base: URL) {
    this.base = base;
  }

  async openSession(request: SessionRequest): Promise<Session> {
    const response = await this.post('sessions', request);
    return (await response.json()) as Session;
  }

  async send(token: string, message: NewMessage): Promise<Taken> {
    const response = await this.post('messages', message, token);
    return (await response.json()) as Taken;
  }

  async markSeen(token: string, cursor: number): Promise<void> {
    await this.post('seen', { cursor }, token);
  }

  /** The open stream of what came after a cursor. */
  async openStream(token: string, after: number, signal: AbortSignal): Promise<ReadableStream<Uint8Array>> {
    const response = await fetch(new URL(`stream?after=${after}`, this.base), {
      headers: { Authorization: `Bearer ${token}`, Accept: 'text/event-stream, application/problem+json' },
      cache: 'no-store',
      credentials: 'omit',
      signal,
    });
    const { body } = await accepted(response);
    if (!body) {
      throw new TypeError('a stream without a body');
    }
    return body;
  }

  private async post(path: string, body: unknown, token?: string): Promise<Response> {
    const response = await fetch(new URL(path, this.base), {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify(body),
      credentials: 'omit',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return accepted(response);
  }
}

async function accepted(response: Response): Promise<Response> {
  if (!response.ok) {
    throw new Refused(response.status, Number(response.headers.get('Retry-After') ?? 0) * 1000, await codeOf(response));
  }
  return response;
}

async function codeOf(response: Response): Promise<string> {
  try {
    const { code } = (await response.json()) as { code?: unknown };
    return typeof code === 'string' ? code : '';
  } catch {
    // A proxy's own page, and not our server's answer.
    return '';
  }
}
