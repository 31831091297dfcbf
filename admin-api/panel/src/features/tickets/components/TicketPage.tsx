import { Skeleton } from '@mantine/core';
import { Link } from 'wouter';
import type { TicketFile } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Facts } from '../../../ui/Facts';
import { Icon } from '../../../ui/Icon';
import { Failed } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { useTicket } from '../api/get-ticket';
import { useTicketTexts } from '../texts';
import { AttachmentList } from './AttachmentList';
import { whoseTicket } from './names';
import { DueTag } from './DueTag';
import { StateTag } from './StateTag';
import { TicketDesk } from './TicketDesk';
import classes from './TicketPage.module.css';
import { TicketStory } from './TicketStory';

/** One ticket: what it is about, what happened, and what to do with it. */
export function TicketPage({ number }: { number: string }) {
  const texts = useTicketTexts();
  const file = useTicket(number);
  return (
    <main className={classes.page} tabIndex={0}>
      <div className={classes.middle}>
        <Link to={`/tickets${location.search}`} className={classes.back}>
          <Icon name="left" size={17} />
          {texts.back}
        </Link>
        {file.data ? (
          <Found file={file.data} />
        ) : file.isError ? (
          <Failed failure={file.error} onRetry={() => file.refetch()} />
        ) : (
          <Skeleton height="12rem" radius="md" />
        )}
      </div>
    </main>
  );
}

function Found({ file }: { file: TicketFile }) {
  const texts = useTicketTexts();
  const { ticket, attachments, events } = file;
  return (
    <>
      <header className={classes.head}>
        <p className={classes.line}>
          <span className={classes.number}>{ticket.number}</span>
          <StateTag state={ticket.state} />
          {ticket.priority === 'HIGH' && <Tag tone="bad">{texts.priorities.HIGH}</Tag>}
        </p>
        <h1 className={classes.title}>{ticket.summary}</h1>
        <p className={classes.line}>
          <DueTag ticket={ticket} kind="answer" />
          <DueTag ticket={ticket} kind="resolution" />
        </p>
      </header>
      <div className={classes.both}>
        <section className={classes.story} aria-label={texts.story}>
          <TicketDesk ticket={ticket} />
          <TicketStory number={ticket.number} events={events} attachments={attachments} />
        </section>
        <aside className={classes.side}>
          <Known file={file} />
          <h2 className={classes.heading}>{texts.files}</h2>
          <AttachmentList number={ticket.number} attachments={attachments} />
        </aside>
      </div>
    </>
  );
}

function Known({ file: { ticket } }: { file: TicketFile }) {
  const texts = useTicketTexts();
  const all = useTexts();
  const language = useLanguage();
  return (
    <>
      <Facts
        facts={[
          [texts.customer, ticket.customer ? `${ticket.customer.name} · ${ticket.customer.number}` : null],
          [texts.contact, ticket.customer && !ticket.contactName ? null : (ticket.contactName ?? whoseTicket(ticket, all))],
          [texts.category, texts.categories[ticket.category]],
          [texts.opened, fullMoment(ticket.openedAt, language)],
          [texts.closed, ticket.closedAt ? fullMoment(ticket.closedAt, language) : null],
        ]}
      />
      <Link to={`/inbox/${ticket.conversation}`} className={classes.link}>
        <Icon name="inbox" size={17} />
        {texts.toConversation}
      </Link>
    </>
  );
}
