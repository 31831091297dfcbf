import { Button } from '@mantine/core';
import { Link } from 'wouter';
import type { QueuedAction } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Listing } from '../../../ui/Listing';
import { Empty, Problem } from '../../../ui/States';
import { fullMoment } from '../../../ui/time';
import { useDropAction } from '../api/drop-action';
import { useQueuedActions } from '../api/list-actions';
import { useRetryAction } from '../api/retry-action';
import { useRetryActions } from '../api/retry-actions';
import { useUndoneTexts } from '../texts';
import { Dropping } from './Dropping';

/** Requests of customers that wait for a backend. */
export function ActionList() {
  const texts = useUndoneTexts();
  const actions = useQueuedActions();
  const retryAll = useRetryActions();
  const isEmpty = (actions.data?.pages[0]?.items.length ?? 0) === 0;
  return (
    <section aria-label={texts.actions}>
      {!isEmpty && (
        <Button variant="default" loading={retryAll.isPending} onClick={() => retryAll.mutate()}>
          {texts.retryAll}
        </Button>
      )}
      <Problem failure={retryAll.error} />
      <p role="status" className={cards.small}>
        {retryAll.data && texts.changed(retryAll.data.count)}
      </p>
      <Listing query={actions} empty={<Empty icon="check" title={texts.noActions} />}>
        {(items) => (
          <ul className={cards.list}>
            {items.map((action) => (
              <ActionCard key={action.id} action={action} />
            ))}
          </ul>
        )}
      </Listing>
    </section>
  );
}

function ActionCard({ action }: { action: QueuedAction }) {
  const texts = useUndoneTexts();
  const { details } = useTexts();
  const language = useLanguage();
  const retry = useRetryAction();
  const drop = useDropAction();
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <span className={cards.name}>{details.names[action.action] ?? action.action.replaceAll('_', ' ')}</span>
        <span className={cards.end}>{texts.attempts(action.attempts)}</span>
      </div>
      <p className={cards.small}>
        <span>{texts.asked(fullMoment(action.createdAt, language))}</span>
        <span>{texts.due(fullMoment(action.dueAt, language))}</span>
        <Link to={`/inbox/${action.conversation}`} className={cards.link}>
          {texts.toConversation}
        </Link>
      </p>
      <Problem failure={retry.error} />
      <div className={cards.buttons}>
        <Button variant="default" loading={retry.isPending} onClick={() => retry.mutate(action.id)}>
          {texts.retry}
        </Button>
        <Dropping
          name={texts.dropAction}
          title={texts.dropActionTitle}
          words={texts.dropActionWords}
          isPending={drop.isPending}
          failure={drop.error}
          onDrop={(whenDone) => drop.mutate(action.id, { onSuccess: whenDone })}
        />
      </div>
    </li>
  );
}
