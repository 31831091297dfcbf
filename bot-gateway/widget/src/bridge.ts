/** Between the loader on the owner's page and the frame on our origin. */

/** Who is in front of the frame, in answer to its question; whoever was there before may have to be forgotten. */
export interface Entering {
  readonly recado: 'enter';
  /** Signed by the site's own server; absent for who is anonymous. */
  readonly identity?: string;
  readonly forget: boolean;
}

export type ToFrame = { readonly recado: 'open'; readonly draft?: string } | { readonly recado: 'close' } | Entering;

export type ToLoader =
  | { readonly recado: 'who' }
  | { readonly recado: 'ready' }
  | { readonly recado: 'refused'; readonly code: string }
  | { readonly recado: 'close' }
  | { readonly recado: 'engaged' }
  | { readonly recado: 'unread'; readonly count: number }
  | { readonly recado: 'language'; readonly language: string };

type Received = Pick<MessageEvent, 'origin' | 'source' | 'data'>;

/** Whether a message comes from the other end: from its window and from its origin, and is one of ours. */
export function isFrom(event: Received, peer: MessageEventSource | null, origin: string): boolean {
  return (
    peer !== null &&
    event.source === peer &&
    event.origin === origin &&
    typeof event.data === 'object' &&
    event.data !== null &&
    typeof (event.data as { recado?: unknown }).recado === 'string'
  );
}

/** Calls back for each message of the other end. */
export function listen<M>(peer: () => Window | null, origin: string, handle: (message: M) => void): void {
  window.addEventListener('message', (event) => {
    if (isFrom(event, peer(), origin)) {
      handle(event.data as M);
    }
  });
}
