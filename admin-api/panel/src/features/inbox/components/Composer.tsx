import { Button } from '@mantine/core';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { Conversation } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { useShortcuts } from '../../../ui/shortcuts';
import { Problem } from '../../../ui/States';
import { useAddNote } from '../api/add-note';
import { newDraft, useSendMessage } from '../api/send-message';
import classes from './Composer.module.css';
import { nameOf } from './names';
import { WindowNotice } from './WindowNotice';

type Mode = 'reply' | 'note';

/** What every channel takes in one message. */
const MOST_CHARACTERS = 4096;

type Drafts = Record<Mode, string>;

/** What was begun and not sent, as long as the panel is open. A note never turns into a reply. */
const begun = new Map<string, Drafts>();

/** Words for the customer, who hears only from whom the conversation is with; and notes for the team. */
export function Composer({ conversation, isMine }: { conversation: Conversation; isMine: boolean }) {
  const { composer } = useTexts();
  const [mode, setMode] = useState<Mode>(isMine ? 'reply' : 'note');
  const [drafts, setDrafts] = useState<Drafts>(begun.get(conversation.id) ?? { reply: '', note: '' });
  const input = useRef<HTMLTextAreaElement>(null);
  const send = useSendMessage(conversation.id);
  const note = useAddNote(conversation.id);
  useModeOfHandler(isMine, setMode);

  const text = drafts[mode];
  const write = (to: Mode, words: string) =>
    setDrafts((before) => {
      const now = { ...before, [to]: words };
      begun.set(conversation.id, now);
      return now;
    });
  const begin = (wish: Mode) => () => {
    setMode(wish);
    input.current?.focus();
  };
  useShortcuts({
    r: begin('reply'),
    n: begin('note'),
    Escape: () => input.current?.blur(),
  });

  const isLocked = mode === 'reply' && !isMine;
  const excess = text.length - MOST_CHARACTERS;
  const isSaving = mode === 'note' && note.isPending;
  const maySubmit = !isLocked && text.trim() !== '' && excess <= 0 && !isSaving;
  const submit = () => {
    if (!maySubmit) {
      return;
    }
    if (mode === 'reply') {
      send.mutate(newDraft(text.trim()));
      write('reply', '');
    } else {
      note.mutate(text.trim(), { onSuccess: () => write('note', '') });
    }
    input.current?.focus();
  };
  return (
    <form
      className={classes.composer}
      data-mode={mode}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={classes.head}>
        <Modes mode={mode} onMode={(wish) => begin(wish)()} />
        {mode === 'reply' && <WindowNotice conversation={conversation} />}
      </div>
      {isLocked ? (
        <p className={classes.locked}>
          <Icon name="hand" size={18} />
          {composer.locked}
        </p>
      ) : (
        <Field input={input} mode={mode} conversation={conversation} text={text} onText={(words) => write(mode, words)} onSubmit={submit} />
      )}
      <div className={classes.foot}>
        {excess > 0 ? (
          <p className={classes.excess} role="alert">
            {composer.tooLong(excess)}
          </p>
        ) : mode === 'note' && note.isError ? (
          <Problem failure={note.error} />
        ) : (
          <p className={classes.hint}>{composer.hint}</p>
        )}
        <Button
          type="submit"
          disabled={!maySubmit}
          loading={isSaving}
          rightSection={<Icon name={mode === 'reply' ? 'send' : 'note'} size={16} />}
        >
          {mode === 'reply' ? composer.send : composer.saveNote}
        </Button>
      </div>
    </form>
  );
}

/** Who has just got the conversation wants to answer; who has given it away no longer can. */
function useModeOfHandler(isMine: boolean, setMode: (mode: Mode) => void) {
  const before = useRef(isMine);
  useEffect(() => {
    if (before.current !== isMine) {
      before.current = isMine;
      setMode(isMine ? 'reply' : 'note');
    }
  }, [isMine, setMode]);
}

function Modes({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const { composer } = useTexts();
  return (
    <div className={classes.modes} role="group">
      {(['reply', 'note'] as const).map((one) => (
        <button key={one} type="button" aria-pressed={one === mode} data-mode={one} onClick={() => onMode(one)}>
          {composer[one]}
        </button>
      ))}
    </div>
  );
}

function Field({
  input,
  mode,
  conversation,
  text,
  onText,
  onSubmit,
}: {
  input: React.RefObject<HTMLTextAreaElement | null>;
  mode: Mode;
  conversation: Conversation;
  text: string;
  onText: (text: string) => void;
  onSubmit: () => void;
}) {
  const texts = useTexts();
  const placeholder =
    mode === 'reply' ? texts.composer.replyTo(nameOf(conversation, texts)) : texts.composer.notePlaceholder;
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onSubmit();
    }
  };
  return (
    <textarea
      ref={input}
      className={classes.input}
      rows={2}
      value={text}
      aria-label={placeholder}
      placeholder={placeholder}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={press}
    />
  );
}
