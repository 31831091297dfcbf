import { useRef } from 'react';
import { codeOf } from './problem';

interface Versioned {
  version: string;
}

/**
 * The version of what a form changes, as it was opened. Where somebody else was quicker they are told, and the next save is
 * of what there is then.
 *
 * @param now asks anew for what there is
 */
export function useVersion(opened: Versioned | undefined, now: () => Promise<Versioned | undefined>) {
  const seen = useRef(opened?.version);
  const header = () => ({ 'If-Match': `"${seen.current ?? ''}"` });
  const failed = async (failure: unknown) => {
    if (codeOf(failure) === 'terms-changed') {
      seen.current = (await now())?.version;
    }
  };
  return { header, failed };
}
