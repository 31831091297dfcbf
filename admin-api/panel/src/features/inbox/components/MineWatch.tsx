import { useEffect, useRef } from 'react';
import { useLocation } from 'wouter';
import type { Conversation } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { mayNotify, notify, shown } from '../../../ui/notifications';
import { useMine } from '../api/list-mine';
import { useInboxTexts } from '../texts';
import { nameOf, summaryOf } from './names';

/** Tells who looks elsewhere what others put into their hands, and what customers write to them. */
export function MineWatch() {
  const texts = useTexts();
  const { notices } = useInboxTexts();
  const [, navigate] = useLocation();
  const mine = useMine().data;
  const known = useRef<Map<string, Conversation>>(null);

  useEffect(() => {
    if (!mine) {
      return;
    }
    const before = known.current;
    // What has left one's hands is kept: it may come back.
    known.current = new Map([...(before ?? []), ...mine.map((one) => [one.id, one] as const)]);
    if (!before || !mayNotify()) {
      return;
    }
    for (const one of mine) {
      const news = newsOf(one, before.get(one.id));
      if (news) {
        const words = one.last?.author === 'CUSTOMER' ? shown(summaryOf(one.last.content, texts)) : undefined;
        // The same in two windows is one notification, and what is written next is another.
        const tag = `${one.id} ${one.lastHeardAt ?? ''}`;
        notify(notices[news](nameOf(one, texts), one.handler.giver?.name), tag, () => navigate(`/inbox/${one.id}?view=mine`), words);
      }
    }
  }, [mine, texts, notices, navigate]);

  return null;
}

/** What there is to be told of a conversation since it was seen before. */
export function newsOf(now: Conversation, before: Conversation | undefined): 'given' | 'written' | undefined {
  if (now.handler.giver && now.handler.since !== before?.handler.since) {
    return 'given';
  }
  const isHeard = before && now.unread > 0 && (now.lastHeardAt ?? '') > (before.lastHeardAt ?? '');
  return isHeard ? 'written' : undefined;
}
