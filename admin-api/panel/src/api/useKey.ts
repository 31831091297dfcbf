import { useRef } from 'react';
import { newKey } from './keys';

/** The same key while the wish is the same, so that what is sent once more does nothing twice; another once it is done. */
export function useKey() {
  const last = useRef<{ said: string; key: string } | undefined>(undefined);
  const of = (wish: unknown) => {
    const said = JSON.stringify(wish);
    last.current = last.current?.said === said ? last.current : { said, key: newKey() };
    return { 'Idempotency-Key': last.current.key };
  };
  const done = () => {
    last.current = undefined;
  };
  return { of, done };
}
