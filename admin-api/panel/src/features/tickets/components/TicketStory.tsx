import type { Attachment, TicketEvent } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Icon, type IconName } from '../../../ui/Icon';
import { fullMoment } from '../../../ui/time';
import { useTicketTexts } from '../texts';
import { AttachmentList } from './AttachmentList';
import classes from './TicketStory.module.css';

const ICONS: Record<TicketEvent['kind'], IconName> = {
  OPENED: 'ticket',
  SORTED: 'template',
  PRIORITISED: 'warning',
  NOTED: 'note',
  ANSWERED: 'reply',
  CLOSED: 'check',
  REOPENED: 'retry',
  SURVEYED: 'help',
  RATED: 'star',
  REMARKED: 'reply',
  ANSWER_WARNING: 'clock',
  ANSWER_BREACH: 'clock',
  RESOLUTION_WARNING: 'clock',
  RESOLUTION_BREACH: 'clock',
};

interface Props {
  number: string;
  events: TicketEvent[];
  attachments: Attachment[];
}

/** All that happened to a ticket, the latest first. */
export function TicketStory({ number, events }: Props) {
  const texts = useTicketTexts();
  return (
    <div>
      <h2 className={classes.title}>{texts.story}</h2>
      <ol className={classes.story}>
        {events.toReversed().map((event, index) => (
          <Happening key={`${event.at} ${event.kind} ${index}`} number={number} event={event} />
        ))}
      </ol>
    </div>
  );
}

function Happening({ number, event }: { number: string; event: TicketEvent }) {
  const texts = useTicketTexts();
  const language = useLanguage();
  const isAlarm = event.kind.endsWith('_BREACH') ? 'bad' : event.kind.endsWith('_WARNING') ? 'warn' : undefined;
  return (
    <li className={classes.event} data-kind={event.kind} data-alarm={isAlarm}>
      <span className={classes.mark}>
        <Icon name={ICONS[event.kind]} size={16} />
      </span>
      <div className={classes.middle}>
        <p className={classes.what}>
          <b>{texts.kinds[event.kind]}</b>
          {event.score && <span className={classes.score}>{texts.stars(event.score)}</span>}
          <span className={classes.by}>{event.name ?? texts.by[event.by]}</span>
          <time className={classes.by} dateTime={event.at}>
            {fullMoment(event.at, language)}
          </time>
        </p>
        {event.words && <p className={classes.words}>{event.kind === 'PRIORITISED' ? priority(event.words, texts.priorities) : event.words}</p>}
        {event.files.length > 0 && <AttachmentList number={number} attachments={event.files} />}
      </div>
    </li>
  );
}

function priority(code: string, names: Record<string, string>): string {
  return names[code.toUpperCase()] ?? code;
}
