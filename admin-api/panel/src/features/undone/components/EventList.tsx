import { Button } from '@mantine/core';
import type { DeadEvent } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Listing } from '../../../ui/Listing';
import { Empty, Problem } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { useDropEvent } from '../api/drop-event';
import { useDeadEvents } from '../api/list-events';
import { useReplayEvent } from '../api/replay-event';
import { useReplayEvents } from '../api/replay-events';
import { useUndoneTexts } from '../texts';
import { Dropping } from './Dropping';

/** Events that no webhook took, by where they were to go. */
export function EventList() {
  const texts = useUndoneTexts();
  return (
    <section aria-label={texts.events}>
      <Listing query={useDeadEvents()} empty={<Empty icon="check" title={texts.noEvents} />}>
        {(items) =>
          [...Map.groupBy(items, ({ subscription }) => subscription)].map(([subscription, events]) => (
            <Group key={subscription} subscription={subscription} events={events} />
          ))
        }
      </Listing>
    </section>
  );
}

function Group({ subscription, events }: { subscription: string; events: DeadEvent[] }) {
  const texts = useUndoneTexts();
  const replayAll = useReplayEvents();
  return (
    <section>
      <div className={cards.head}>
        <h2 className={cards.title}>{texts.subscription(subscription.slice(-8))}</h2>
        <Button variant="default" size="compact-md" loading={replayAll.isPending} onClick={() => replayAll.mutate(subscription)}>
          {texts.postAll}
        </Button>
      </div>
      <Problem failure={replayAll.error} />
      <ul className={cards.list}>
        {events.map((event) => (
          <EventCard key={event.id} event={event} />
        ))}
      </ul>
    </section>
  );
}

function EventCard({ event }: { event: DeadEvent }) {
  const texts = useUndoneTexts();
  const language = useLanguage();
  const replay = useReplayEvent();
  const drop = useDropEvent();
  const path = { subscription: event.subscription, event: event.id };
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <code className={cards.name}>{event.type}</code>
        <Tag tone="bad">{event.code}</Tag>
        <time className={cards.end} dateTime={event.at}>
          {fullMoment(event.at, language)}
        </time>
      </div>
      <p className={cards.small}>{texts.attempts(event.attempts)}</p>
      <Problem failure={replay.error} />
      <div className={cards.buttons}>
        <Button variant="default" loading={replay.isPending} onClick={() => replay.mutate(path)}>
          {texts.postAgain}
        </Button>
        <Dropping
          name={texts.drop}
          title={texts.dropTitle}
          words={texts.dropWords}
          isPending={drop.isPending}
          failure={drop.error}
          onDrop={(whenDone) => drop.mutate(path, { onSuccess: whenDone })}
        />
      </div>
    </li>
  );
}
