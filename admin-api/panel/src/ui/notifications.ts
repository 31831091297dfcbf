import { useState } from 'react';
import { isKept, useKept } from './kept';

const OFF = 'recado.notifications-off';
const WITH_WORDS = 'recado.notifications-with-words';

/** Chrome on Android has the class and the permission, and throws when one is made outside a service worker. */
export function canNotify(): boolean {
  return 'Notification' in window && !/Android.*Chrome/.test(navigator.userAgent);
}

/** Who looks at the panel sees it there. */
export function mayNotify(): boolean {
  return canNotify() && Notification.permission === 'granted' && !isKept(OFF) && !document.hasFocus();
}

/** Whether this browser notifies, and whether it may at all. The browser is asked once. */
export function useNotifications() {
  const [isOff, switchOff] = useKept(OFF);
  const [permission, setPermission] = useState(() => (canNotify() ? Notification.permission : 'denied'));
  const turn = (on: boolean) => {
    switchOff(!on);
    if (on && permission === 'default') {
      void Notification.requestPermission().then(setPermission);
    }
  };
  return { isOn: permission === 'granted' && !isOff, isDenied: permission === 'denied', turn };
}

/** Whether others who see the screen may read there what a customer writes. */
export function useShowsWords() {
  return useKept(WITH_WORDS);
}

/** What is said below a notification: a customer's words only to who wants them there. */
export function shown(words: string): string | undefined {
  return isKept(WITH_WORDS) ? words : undefined;
}

export function notify(words: string, tag: string, onClick: () => void, body?: string) {
  try {
    const notification = new Notification(words, body === undefined ? { tag } : { tag, body });
    notification.onclick = () => {
      window.focus();
      onClick();
      notification.close();
    };
  } catch (failure) {
    // The title and the list tell it, too.
    console.info('This browser shows no notifications:', String(failure));
  }
}
