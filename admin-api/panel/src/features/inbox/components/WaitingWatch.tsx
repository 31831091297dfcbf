import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../../../texts/language';
import { useWaiting } from '../api/list-waiting';
import { nameOf } from './names';

/** Tells of those who begin to wait: in the window's title, and by the browser when it may. */
export function WaitingWatch() {
  const texts = useTexts();
  const [, navigate] = useLocation();
  const waiting = useWaiting().data;
  const known = useRef<Set<string>>(null);

  useEffect(() => {
    document.title = waiting?.length ? texts.nav.waitingTitle(waiting.length) : 'Recado';
  }, [waiting, texts]);

  useEffect(() => {
    if (!waiting) {
      return;
    }
    const before = known.current;
    known.current = new Set(waiting.map(({ id }) => id));
    if (!before || !mayNotify()) {
      return;
    }
    for (const one of waiting.filter(({ id }) => !before.has(id))) {
      const notification = new Notification(texts.inbox.notification(nameOf(one, texts)), { tag: one.id });
      notification.onclick = () => {
        window.focus();
        navigate(`/inbox/${one.id}?view=waiting`);
        notification.close();
      };
    }
  }, [waiting, texts, navigate]);

  return null;
}

/** Who looks at the panel sees it there. */
function mayNotify(): boolean {
  return 'Notification' in window && Notification.permission === 'granted' && !document.hasFocus();
}
