import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Ticket } from '../../../api/types';
import { Problem } from '../../../ui/States';
import { Wish } from '../../../ui/Wish';
import { useAddNote } from '../api/add-note';
import { useAnswerTicket } from '../api/answer-ticket';
import { newKey } from '../../../api/keys';
import { useCloseTicket } from '../api/close-ticket';
import { PRIORITIES } from '../api/list-tickets';
import { usePrioritiseTicket } from '../api/prioritise-ticket';
import { useReopenTicket } from '../api/reopen-ticket';
import { useTicketTexts } from '../texts';
import classes from './TicketDesk.module.css';

/** What is done with a ticket. */
export function TicketDesk({ ticket }: { ticket: Ticket }) {
  return (
    <div className={classes.desk}>
      <div className={classes.buttons}>
        {ticket.state === 'CLOSED' ? (
          <Reopening number={ticket.number} />
        ) : (
          <>
            {ticket.state === 'UNANSWERED' && <Answering number={ticket.number} />}
            <Closing number={ticket.number} />
            <Urgency ticket={ticket} />
          </>
        )}
      </div>
      <Note number={ticket.number} />
    </div>
  );
}

function Answering({ number }: { number: string }) {
  const texts = useTicketTexts();
  const answer = useAnswerTicket(number);
  const [key] = useState(newKey);
  return (
    <>
      <Button title={texts.answeredHint} loading={answer.isPending} onClick={() => answer.mutate({ key })}>
        {texts.answered}
      </Button>
      <Problem failure={answer.error} />
    </>
  );
}

function Urgency({ ticket }: { ticket: Ticket }) {
  const texts = useTicketTexts();
  const prioritise = usePrioritiseTicket(ticket.number);
  return (
    <>
      <NativeSelect
        aria-label={texts.priority}
        value={prioritise.isPending ? prioritise.variables : ticket.priority}
        onChange={(event) => {
          const wish = PRIORITIES.find((priority) => priority === event.currentTarget.value);
          if (wish) {
            prioritise.mutate(wish);
          }
        }}
        data={PRIORITIES.map((value) => ({ value, label: `${texts.priority}: ${texts.priorities[value]}` }))}
      />
      <Problem failure={prioritise.error} />
    </>
  );
}

function Note({ number }: { number: string }) {
  const texts = useTicketTexts();
  const add = useAddNote(number);
  const [words, write] = useState('');
  const [key, setKey] = useState(newKey);
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    if (words.trim() && !add.isPending) {
      add.mutate(
        { key, text: words.trim() },
        {
          onSuccess: () => {
            write('');
            setKey(newKey());
          },
        },
      );
    }
  };
  return (
    <form className={classes.note} onSubmit={save}>
      <Textarea
        label={texts.note}
        placeholder={texts.notePlaceholder}
        rows={3}
        maxLength={4096}
        value={words}
        onChange={(event) => {
          write(event.currentTarget.value);
          // Other words are another note.
          setKey(newKey());
        }}
      />
      <Problem failure={add.error} />
      <Button type="submit" variant="default" disabled={!words.trim()} loading={add.isPending}>
        {texts.saveNote}
      </Button>
    </form>
  );
}

function Closing({ number }: { number: string }) {
  const texts = useTicketTexts();
  const [isAsked, ask] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {texts.close}
      </Button>
      {isAsked && <ClosingWish number={number} onClose={() => ask(false)} />}
    </>
  );
}

function ClosingWish({ number, onClose }: { number: string; onClose: () => void }) {
  const texts = useTicketTexts();
  const close = useCloseTicket(number);
  const [words, write] = useState('');
  const [key, setKey] = useState(newKey);
  return (
    <Wish
      title={texts.closeTitle(number)}
      act={texts.close}
      isPending={close.isPending}
      failure={close.error}
      onAct={() => close.mutate({ key, text: words.trim() || null }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.closeWords}</p>
      <Textarea
        label={texts.closeText}
        rows={3}
        maxLength={4096}
        value={words}
        onChange={(event) => {
          write(event.currentTarget.value);
          setKey(newKey());
        }}
      />
    </Wish>
  );
}

function Reopening({ number }: { number: string }) {
  const texts = useTicketTexts();
  const [isAsked, ask] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {texts.reopen}
      </Button>
      {isAsked && <ReopeningWish number={number} onClose={() => ask(false)} />}
    </>
  );
}

function ReopeningWish({ number, onClose }: { number: string; onClose: () => void }) {
  const texts = useTicketTexts();
  const reopen = useReopenTicket(number);
  const [words, write] = useState('');
  const [key, setKey] = useState(newKey);
  return (
    <Wish
      title={texts.reopenTitle(number)}
      act={texts.reopen}
      isPending={reopen.isPending}
      failure={reopen.error}
      onAct={() => reopen.mutate({ key, text: words.trim() }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Textarea
        label={texts.reopenText}
        required
        rows={3}
        maxLength={4096}
        value={words}
        onChange={(event) => {
          write(event.currentTarget.value);
          setKey(newKey());
        }}
      />
    </Wish>
  );
}
