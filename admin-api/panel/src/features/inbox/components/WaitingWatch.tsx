import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import { useTexts } from '../../../texts/language';
import { mayNotify, notify } from '../../../ui/notifications';
import { useNewsCount } from '../api/list-mine';
import { useWaiting } from '../api/list-waiting';
import { nameOf } from './names';

/** Tells of those who begin to wait: in the window's title, which marks what is new to one as well, and by the browser when it may. */
export function WaitingWatch() {
  const texts = useTexts();
  const [, navigate] = useLocation();
  const waiting = useWaiting().data;
  const isNews = useNewsCount() > 0;
  const known = useRef<Set<string>>(null);

  useEffect(() => {
    const title = waiting?.length ? texts.nav.waitingTitle(waiting.length) : 'Recado';
    document.title = isNews ? `● ${title}` : title;
  }, [waiting, isNews, texts]);

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
