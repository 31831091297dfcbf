import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../../../texts/language';
import { mayNotify, notify } from '../../../ui/notifications';
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
      notify(texts.inbox.notification(nameOf(one, texts)), one.id, () => navigate(`/inbox/${one.id}?view=waiting`));
    }
  }, [waiting, texts, navigate]);

  return null;
}
