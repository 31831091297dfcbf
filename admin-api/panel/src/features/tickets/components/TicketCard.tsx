import { Link } from 'wouter';
import type { Ticket } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Tag } from '../../../ui/Tag';
import { fullMoment, shortMoment, useNow } from '../../../ui/time';
import { useTicketTexts } from '../texts';
import classes from './TicketCard.module.css';
import { DueTag } from './DueTag';
import { StateTag } from './StateTag';
import { whoseTicket } from './names';

/** What one needs to know to choose a ticket. */
export function TicketCard({ ticket, showsState = false }: { ticket: Ticket; showsState?: boolean }) {
  const texts = useTicketTexts();
  const all = useTexts();
  const language = useLanguage();
  const now = useNow();
  return (
    <li>
      <Link to={`/tickets/${ticket.number}${location.search}`} className={classes.card}>
        <span className={classes.line}>
          <span className={classes.number}>{ticket.number}</span>
          {ticket.priority === 'HIGH' && <Tag tone="bad">{texts.priorities.HIGH}</Tag>}
          {showsState && <StateTag state={ticket.state} />}
          <time className={classes.moment} dateTime={ticket.openedAt} title={fullMoment(ticket.openedAt, language)}>
            {shortMoment(ticket.openedAt, now, language)}
          </time>
        </span>
        <span className={classes.summary}>{ticket.summary}</span>
        <span className={classes.line}>
          <span className={classes.who}>
            {whoseTicket(ticket, all)} · {texts.categories[ticket.category]}
          </span>
          {ticket.state !== 'CLOSED' && <DueTag kind={ticket.state === 'UNANSWERED' ? 'answer' : 'resolution'} ticket={ticket} />}
        </span>
      </Link>
    </li>
  );
}
