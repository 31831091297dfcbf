import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { renew } from '../api/client';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 15_000;

/** Whether changes are heard of as they happen. */
let connected = true;
const listeners = new Set<() => void>();

function tell(now: boolean) {
  connected = now;
  listeners.forEach((listener) => listener());
}

export function useIsLive(): boolean {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => connected,
  );
}

/** While a component is there: each conversation that changes is asked for again where it is shown. */
export function useLive() {
  const queries = useQueryClient();
  useEffect(() => follow(queries), [queries]);
}

function follow(queries: QueryClient): () => void {
  let source: EventSource | undefined;
  let timer: number | undefined;
  let wait = FIRST_WAIT_MS;
  let isOver = false;

  const open = () => {
    // A renewal may come to its end when nobody listens any more.
    if (isOver) {
      return;
    }
    source = new EventSource('/api/v1/live');
    source.addEventListener('ready', () => {
      wait = FIRST_WAIT_MS;
      tell(true);
      // What happened before this stream began has not been told.
      void queries.invalidateQueries({ queryKey: ['conversations'] });
    });
    source.addEventListener('conversation', (event: MessageEvent<string>) => invalidate(queries, event.data));
    source.addEventListener('reconnect', again);
    source.addEventListener('signed-out', again);
    source.onerror = again;
  };

  /** A browser gives up on a stream that was refused, as it is when its token has run out. */
  const again = () => {
    source?.close();
    clearTimeout(timer);
    if (isOver) {
      return;
    }
    tell(false);
    timer = window.setTimeout(() => {
      renew().then(open, (failure: unknown) => {
        console.info('The live stream waits for the server:', String(failure));
        again();
      });
    }, wait);
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };

  open();
  return () => {
    isOver = true;
    source?.close();
    clearTimeout(timer);
  };
}

function invalidate(queries: QueryClient, data: string) {
  const { conversation } = JSON.parse(data) as { conversation: string };
  void queries.invalidateQueries({ queryKey: ['conversations', 'list'] });
  void queries.invalidateQueries({ queryKey: ['conversations', conversation] });
}
