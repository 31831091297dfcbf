import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();

function listen(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** A yes that this browser keeps, and how to say it or take it back. */
export function useKept(key: string): [boolean, (yes: boolean) => void] {
  return [useSyncExternalStore(listen, () => isKept(key)), (yes) => keep(key, yes)];
}

export function isKept(key: string): boolean {
  return localStorage.getItem(key) !== null;
}

function keep(key: string, yes: boolean) {
  if (yes) {
    localStorage.setItem(key, 'yes');
  } else {
    localStorage.removeItem(key);
  }
  listeners.forEach((listener) => listener());
}
