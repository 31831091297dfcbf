import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useLocation } from 'wouter';
import type { Conversation } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { CHANNEL_NAME } from '../../../ui/channels';
import { Facts } from '../../../ui/Facts';
import { Icon } from '../../../ui/Icon';
import { Failed } from '../../../ui/States';
import { fullMoment } from '../../../ui/time';
import { useActions } from '../api/list-actions';
import { useInboxTexts } from '../texts';
import { ActionEvent } from './ActionEvent';
import { ContactSummary } from './ContactSummary';
import classes from './DetailsPane.module.css';
import { promised } from './DueClock';
import { Labels } from './Labels';
import { nameOf } from './names';

const TraceDialog = lazy(() => import('../trace/TraceDialog'));

/** What is known of a conversation, and what was done in it. */
export function DetailsPane({ conversation }: { conversation: Conversation }) {
  const texts = useTexts();
  const language = useLanguage();
  const [, navigate] = useLocation();
  const { details } = texts;
  const { clock } = useInboxTexts();
  const { handler, lastHeardAt, snoozedUntil, waitingSince, answerDue } = conversation;
  return (
    <aside className={classes.pane} aria-label={details.title}>
      <header className={classes.head}>
        <h2>{details.title}</h2>
        <ActionIcon
          className={classes.close ?? ''}
          variant="subtle"
          color="gray"
          aria-label={texts.common.close}
          onClick={() => navigate(`/inbox/${conversation.id}${location.search}`)}
        >
          <Icon name="close" />
        </ActionIcon>
      </header>
      <Facts
        facts={[
          [details.contact, nameOf(conversation, texts)],
          [details.channel, CHANNEL_NAME[conversation.channelKind]],
          [details.lastHeard, lastHeardAt ? fullMoment(lastHeardAt, language) : details.never],
          [details.handler, handler.name ?? texts.inbox.handledBy[handler.kind]],
          [clock.waits, waitingSince && fullMoment(waitingSince, language)],
          [clock.dueAt, answerDue && promised(answerDue, language, clock)],
          [details.snoozed, snoozedUntil && fullMoment(snoozedUntil, language)],
          [details.since, handler.since && fullMoment(handler.since, language)],
        ]}
      />
      <h3 className={classes.title}>{texts.labels.title}</h3>
      <Labels conversation={conversation} />
      <h3 className={classes.title}>{details.contact}</h3>
      <ContactSummary id={conversation.contact} />
      <h3 className={classes.title}>{details.actions}</h3>
      <Actions conversation={conversation.id} />
      <Trace conversation={conversation.id} />
    </aside>
  );
}

/** Why the bot did what it did, for who wants to know. */
function Trace({ conversation }: { conversation: string }) {
  const { details } = useTexts();
  const [isOpen, open] = useState(false);
  return (
    <>
      <Button
        className={classes.trace ?? ''}
        variant="default"
        fullWidth
        leftSection={<Icon name="trace" size={17} />}
        aria-haspopup="dialog"
        onClick={() => open(true)}
      >
        {details.trace}
      </Button>
      {isOpen && (
        <Suspense>
          <TraceDialog conversation={conversation} onClose={() => open(false)} />
        </Suspense>
      )}
    </>
  );
}

function Actions({ conversation }: { conversation: string }) {
  const { details } = useTexts();
  const actions = useActions(conversation);
  if (actions.isPending) {
    return <Skeleton height={32} radius="xl" />;
  }
  if (!actions.data) {
    return <Failed failure={actions.error} onRetry={() => actions.refetch()} />;
  }
  return actions.data.length === 0 ? (
    <p className={classes.none}>{details.noActions}</p>
  ) : (
    <ul className={classes.actions}>
      {actions.data.map((action) => (
        <li key={`${action.action} ${action.createdAt}`}>
          <ActionEvent action={action} />
        </li>
      ))}
    </ul>
  );
}
