import { useEffect, useEffectEvent } from 'react';
import { useKept } from './kept';

const OFF = 'recado.shortcuts-off';

/** Single keys get in the way of speech input and unsteady hands, so they can be switched off. */
export function useShortcutsEnabled(): [boolean, (enabled: boolean) => void] {
  const [isOff, switchOff] = useKept(OFF);
  return [!isOff, (enabled) => switchOff(!enabled)];
}

/** Keys, by what they type, while nobody is writing; `Escape` while somebody is, too. */
export function useShortcuts(keys: Record<string, (() => void) | undefined>) {
  const [enabled] = useShortcutsEnabled();
  const press = useEffectEvent((event: KeyboardEvent) => {
    const action = keys[event.key];
    // A key that is held down is one wish.
    const isBusy = event.repeat || (event.key !== 'Escape' && (!enabled || isWriting(event.target)));
    if (action && !isBusy && !event.ctrlKey && !event.metaKey && !event.altKey && !isBeneath(event.target)) {
      event.preventDefault();
      action();
    }
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => press(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}

function isWriting(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input, textarea, select, [contenteditable]') !== null;
}

/** Whether something lies above what the keys are for. */
function isBeneath(target: EventTarget | null): boolean {
  return (
    document.querySelector('dialog[open]') !== null ||
    (target instanceof Element && target.closest('[role="menu"], [role="dialog"]') !== null)
  );
}
