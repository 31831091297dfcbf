import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import { newKey } from '../../../api/keys';
import type { Ticket } from '../../../api/types';
import { Problem } from '../../../ui/States';
import { Wish } from '../../../ui/Wish';
import { useAddNote } from '../api/add-note';
import { useAnswerTicket } from '../api/answer-ticket';
import { useCloseTicket } from '../api/close-ticket';
import { PRIORITIES } from '../api/list-tickets';
import { usePrioritiseTicket } from '../api/prioritise-ticket';
import { useReopenTicket } from '../api/reopen-ticket';
import { useTicketTexts } from '../texts';
import classes from './TicketDesk.module.css';

/** What is done with a ticket. */
export function TicketDesk({ ticket }: { ticket: Ticket }) {
  const texts = useTicketTexts();
  return (
    <div className={classes.desk}>
      <div className={classes.buttons}>
        {ticket.state === 'CLOSED' ? (
          <AskedFirst act={texts.reopen}>{(onClose) => <Reopening number={ticket.number} onClose={onClose} />}</AskedFirst>
        ) : (
          <>
            {ticket.state === 'UNANSWERED' && <Answering number={ticket.number} />}
            <AskedFirst act={texts.close}>{(onClose) => <Closing number={ticket.number} onClose={onClose} />}</AskedFirst>
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
  const words = useWords();
  const save = (event: SyntheticEvent) => {
    event.preventDefault();
    if (words.text && !add.isPending) {
      add.mutate({ key: words.key, text: words.text }, { onSuccess: () => words.write('') });
    }
  };
  return (
    <form className={classes.note} onSubmit={save}>
      <WordsField words={words} label={texts.note} placeholder={texts.notePlaceholder} />
      <Problem failure={add.error} />
      <Button type="submit" variant="default" disabled={!words.text} loading={add.isPending}>
        {texts.saveNote}
      </Button>
    </form>
  );
}

function Closing({ number, onClose }: { number: string; onClose: () => void }) {
  const texts = useTicketTexts();
  const close = useCloseTicket(number);
  const words = useWords();
  return (
    <Wish
      title={texts.closeTitle(number)}
      act={texts.close}
      isPending={close.isPending}
      failure={close.error}
      onAct={() => close.mutate({ key: words.key, text: words.text || null }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.closeWords}</p>
      <WordsField words={words} label={texts.closeText} />
    </Wish>
  );
}

function Reopening({ number, onClose }: { number: string; onClose: () => void }) {
  const texts = useTicketTexts();
  const reopen = useReopenTicket(number);
  const words = useWords();
  return (
    <Wish
      title={texts.reopenTitle(number)}
      act={texts.reopen}
      isPending={reopen.isPending}
      failure={reopen.error}
      onAct={() => reopen.mutate({ key: words.key, text: words.text }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <WordsField words={words} label={texts.reopenText} required />
    </Wish>
  );
}

/** A button that opens a wish. */
function AskedFirst({ act, children }: { act: string; children: (onClose: () => void) => ReactNode }) {
  const [isAsked, ask] = useState(false);
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {act}
      </Button>
      {isAsked && children(() => ask(false))}
    </>
  );
}

interface Words {
  written: string;
  /** As they are sent. */
  text: string;
  key: string;
  write: (words: string) => void;
}

/** Words that are sent under a key: sent again they count once, and other words are another wish. */
function useWords(): Words {
  const [{ written, key }, set] = useState(() => ({ written: '', key: newKey() }));
  return { written, text: written.trim(), key, write: (words) => set({ written: words, key: newKey() }) };
}

function WordsField({ words, ...field }: { words: Words; label: string; placeholder?: string; required?: boolean }) {
  return <Textarea {...field} rows={3} maxLength={4096} value={words.written} onChange={(event) => words.write(event.currentTarget.value)} />;
}
