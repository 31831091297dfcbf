import { Button, Skeleton } from '@mantine/core';
import { Fragment, useEffect, useRef } from 'react';
import { usePeople } from '../../../api/queries/list-people';
import type { Action, Conversation, Message } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Empty, Failed } from '../../../ui/States';
import { DAY, isSameDay, longDay, useNow } from '../../../ui/time';
import { useActions } from '../api/list-actions';
import { useMessages } from '../api/list-messages';
import { useMarkRead } from '../api/mark-read';
import { useUnsent } from '../api/send-message';
import { ActionEvent } from './ActionEvent';
import { Bubble } from './Bubble';
import { InConversation } from './bubbles/conversation';
import classes from './Timeline.module.css';
import { UnsentBubble } from './UnsentBubble';

type Entry = { at: string; key: string } & ({ message: Message } | { action: Action });

/** What was said and done, oldest first; it stays at its end while one is there. */
export function Timeline({ conversation }: { conversation: Conversation }) {
  const { talk, common } = useTexts();
  const messages = useMessages(conversation.id);
  const actions = useActions(conversation.id).data ?? [];
  const unsent = useUnsent(conversation.id);
  const people = usePeople().data ?? [];
  const said = messages.data ?? [];
  const end = useEnd();
  useReading(conversation, said);

  if (messages.isError && said.length === 0) {
    return <Failed failure={messages.error} onRetry={() => messages.refetch()} />;
  }
  return (
    <div className={classes.scroll} ref={end} tabIndex={0} role="log" aria-label={talk.label} aria-busy={messages.isPending}>
      <div className={classes.lines}>
        {messages.hasNextPage && (
          <Button variant="subtle" size="compact-md" loading={messages.isFetchingNextPage} onClick={() => void messages.fetchNextPage()}>
            {talk.older}
          </Button>
        )}
        {messages.isPending && <Loading label={common.loading} />}
        {messages.isSuccess && said.length === 0 && <Empty icon="webchat" title={talk.empty} />}
        {merged(said, actions, messages.hasNextPage).map((entry, index, all) => (
          <Fragment key={entry.key}>
            <DayLine at={entry.at} before={all[index - 1]?.at} />
            {'message' in entry ? (
              <InConversation value={conversation.id}>
                <Bubble message={entry.message} speaker={people.find(({ id }) => id === entry.message.person)?.name} />
              </InConversation>
            ) : (
              <ActionEvent action={entry.action} />
            )}
          </Fragment>
        ))}
        {unsent.map((one) => (
          <UnsentBubble key={one.draft.key} unsent={one} />
        ))}
      </div>
    </div>
  );
}

/** Actions of before the messages that are shown wait until those are. */
function merged(said: Message[], actions: Action[], hasOlder: boolean): Entry[] {
  const from = hasOlder ? (said[0]?.at ?? '') : '';
  return [
    ...said.map((message): Entry => ({ at: message.at, key: message.id, message })),
    ...actions
      .filter(({ createdAt }) => createdAt >= from)
      .map((action): Entry => ({ at: action.endedAt ?? action.createdAt, key: `${action.action} ${action.createdAt}`, action })),
  ].sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** Stays at the end when something is added or the room changes, unless somebody has scrolled up to read. */
function useEnd() {
  const scroll = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const box = scroll.current;
    if (!box) {
      return;
    }
    let isAtEnd = true;
    const note = () => {
      isAtEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 80;
    };
    const follow = new ResizeObserver(() => {
      if (isAtEnd) {
        box.scrollTop = box.scrollHeight;
      }
    });
    [box, ...box.children].forEach((element) => follow.observe(element));
    box.addEventListener('scroll', note, { passive: true });
    return () => {
      follow.disconnect();
      box.removeEventListener('scroll', note);
    };
  }, []);
  return scroll;
}

/** What is on the screen of somebody who looks has been read. */
function useReading({ id, unread }: Conversation, said: Message[]) {
  const { mutate } = useMarkRead(id);
  const last = said.findLast(({ author }) => author === 'CUSTOMER')?.at;
  useEffect(() => {
    const read = () => {
      if (unread > 0 && last && document.visibilityState === 'visible') {
        mutate(last);
      }
    };
    read();
    document.addEventListener('visibilitychange', read);
    return () => document.removeEventListener('visibilitychange', read);
  }, [mutate, unread, last]);
}

function DayLine({ at, before }: { at: string; before: string | undefined }) {
  const { common } = useTexts();
  const language = useLanguage();
  const now = useNow();
  if (before && isSameDay(at, before)) {
    return null;
  }
  const name = isSameDay(at, now) ? common.today : isSameDay(at, now - DAY) ? common.yesterday : longDay(at, language);
  return <p className={classes.day}>{name}</p>;
}

function Loading({ label }: { label: string }) {
  return (
    <div role="status" aria-label={label} className={classes.loading}>
      <Skeleton height={44} width="45%" radius="lg" />
      <Skeleton height={64} width="60%" radius="lg" className={classes.right ?? ''} />
      <Skeleton height={44} width="35%" radius="lg" />
      <Skeleton height={44} width="50%" radius="lg" className={classes.right ?? ''} />
    </div>
  );
}
