import { Skeleton } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { useMe } from '../../../api/queries/current-session';
import type { Conversation } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Failed } from '../../../ui/States';
import { useConversation } from '../api/get-conversation';
import { Composer } from './Composer';
import { ConversationHead } from './ConversationHead';
import classes from './ConversationPane.module.css';
import { DetailsPane } from './DetailsPane';
import { HandlerBar } from './HandlerBar';
import { Timeline } from './Timeline';
import { useDesk } from './useDesk';

/** One conversation, and beside it, where there is room, what is known of it. */
export function ConversationPane({ id, showsDetails }: { id: string; showsDetails: boolean }) {
  const { talk } = useTexts();
  const me = useMe();
  const conversation = useConversation(id);
  if (!conversation.data) {
    return (
      <section className={classes.pane} aria-label={talk.label}>
        {conversation.isError ? (
          <Failed failure={conversation.error} onRetry={() => conversation.refetch()} />
        ) : (
          <Skeleton height="3.9rem" radius={0} />
        )}
      </section>
    );
  }
  return <Open conversation={conversation.data} isMine={conversation.data.handler.person === me.person} showsDetails={showsDetails} />;
}

function Open({
  conversation,
  isMine,
  showsDetails,
}: {
  conversation: Conversation;
  isMine: boolean;
  showsDetails: boolean;
}) {
  const { talk } = useTexts();
  const [isWishPending, setWish] = useState(false);
  const desk = useDesk(conversation, isMine, isWishPending);
  const pane = useArrival();
  return (
    <div className={classes.both} data-details={showsDetails}>
      <section ref={pane} className={classes.pane} aria-label={talk.label} tabIndex={-1}>
        <ConversationHead conversation={conversation} desk={desk} isAboutToWrite={isWishPending} showsDetails={showsDetails} />
        <HandlerBar conversation={conversation} isMine={isMine} desk={desk} />
        <Timeline conversation={conversation} />
        <Composer conversation={conversation} isMine={isMine} wish={{ isPending: isWishPending, set: setWish }} />
      </section>
      <DetailsPane conversation={conversation} />
    </div>
  );
}

/** Who opens a conversation from the list by a key goes on inside it, and not after all others of the list. */
function useArrival() {
  const pane = useRef<HTMLElement>(null);
  useEffect(() => {
    if (document.activeElement?.closest('[data-leads-to-talk] li')) {
      pane.current?.focus({ preventScroll: true });
    }
  }, []);
  return pane;
}
