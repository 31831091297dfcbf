/** Chrome on Android has the class and the permission, and throws when one is made outside a service worker. */
export function canNotify(): boolean {
  return 'Notification' in window && !/Android.*Chrome/.test(navigator.userAgent);
}

/** Who looks at the panel sees it there. */
export function mayNotify(): boolean {
  return canNotify() && Notification.permission === 'granted' && !document.hasFocus();
}

export function notify(words: string, tag: string, onClick: () => void) {
  try {
    const notification = new Notification(words, { tag });
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
