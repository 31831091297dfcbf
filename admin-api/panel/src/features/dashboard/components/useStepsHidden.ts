import { useState } from 'react';
import { useMe } from '../../../api/queries/current-session';

/** Whether this firm's first steps were put aside in this browser: who works alone never takes them all. */
export function useStepsHidden(): [isHidden: boolean, hide: () => void] {
  const kept = `recado.first-steps-hidden.${useMe().tenant}`;
  const [isHidden, set] = useState(() => localStorage.getItem(kept) !== null);
  const hide = () => {
    localStorage.setItem(kept, 'yes');
    set(true);
  };
  return [isHidden, hide];
}
