import { ActionIcon, Button } from '@mantine/core';
import { useEffect, useEffectEvent, useRef, useState, type ClipboardEvent, type KeyboardEvent, type RefObject } from 'react';
import type { Conversation } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { useShortcuts } from '../../../ui/shortcuts';
import { Problem } from '../../../ui/States';
import { useAddNote } from '../api/add-note';
import { useDrafts, type Mode } from '../api/drafts';
import { newDraft, useSendMessage, type Draft } from '../api/send-message';
import { useInboxTexts } from '../texts';
import { AttachButton, AttachedFiles } from './AttachedFiles';
import classes from './Composer.module.css';
import { nameOf } from './names';
import { optionId, PICKER, ReplyPicker } from './ReplyPicker';
import { TemplateDialog } from './TemplateDialog';
import { useAttachments } from './useAttachments';
import { useReplies } from './useReplies';
import { WindowNotice } from './WindowNotice';

/** What every channel takes in one message. */
const MOST_CHARACTERS = 4096;

const LONGEST_CAPTION = 1024;

/** The wish to write; it stays until there is a field to write into. */
export interface WritingWish {
  isPending: boolean;
  set: (isPending: boolean) => void;
}

/** Words for the customer, who hears only from whom the conversation is with; and notes for the team. */
export function Composer({
  conversation,
  isMine,
  wish,
}: {
  conversation: Conversation;
  isMine: boolean;
  wish: WritingWish;
}) {
  const { composer } = useTexts();
  const ownTexts = useInboxTexts();
  const [mode, setMode] = useState<Mode>(isMine ? 'reply' : 'note');
  const [isChoosingTemplate, chooseTemplate] = useState(false);
  const { drafts, write } = useDrafts(conversation.id);
  const input = useRef<HTMLTextAreaElement>(null);
  const send = useSendMessage(conversation.id);
  const note = useAddNote(conversation.id);
  const text = drafts[mode];
  const isLocked = mode === 'reply' && !isMine;
  const attachments = useAttachments(mode === 'reply' && isMine);
  const files = mode === 'reply' ? attachments.files : [];
  const begin = (next: Mode) => {
    setMode(next);
    wish.set(true);
  };
  useModeOfHandler(isMine, (next) => {
    const isFocused = input.current !== null && document.activeElement === input.current;
    // The rest of a note must not go to the customer, nor what is left of a reply to the team.
    if (text === '' && !(isFocused && mode === 'note')) {
      setMode(next);
      // The field that had the keys is gone; without another one, letters would be shortcuts.
      wish.set(isFocused || wish.isPending);
    }
  });
  useFocus(input, wish, isLocked);
  useShortcuts({
    r: () => begin('reply'),
    n: () => begin('note'),
    Escape: () => {
      wish.set(false);
      input.current?.blur();
    },
  });

  const excess = text.length - MOST_CHARACTERS;
  const isSaving = mode === 'note' && note.isPending;
  const maySubmit = !isLocked && (text.trim() !== '' || files.length > 0) && excess <= 0 && !isSaving;
  const submit = () => {
    if (!maySubmit) {
      return;
    }
    if (mode === 'reply') {
      draftsOf(text.trim(), files).forEach((draft) => send.mutate(draft));
      attachments.clear();
    } else {
      note.mutate(text.trim());
    }
    // At once, so that what is written from now on is kept.
    write(mode, '');
    input.current?.focus();
  };
  const form = (
    <form
      className={classes.composer}
      data-mode={mode}
      data-over={attachments.isOver}
      {...attachments.drop}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <div className={classes.head}>
        <Modes mode={mode} onMode={begin} />
        {mode === 'reply' && <WindowNotice conversation={conversation} />}
      </div>
      {isLocked && (
        <p className={classes.locked}>
          <Icon name="hand" size={18} />
          {composer.locked}
        </p>
      )}
      {(!isLocked || text !== '') && (
        <Field
          // One element each: a change of mode never takes the keys from one to the other.
          key={mode}
          input={input}
          mode={mode}
          conversation={conversation}
          text={text}
          isLocked={isLocked}
          onText={(words) => write(mode, words)}
          onSubmit={submit}
          onPaste={attachments.paste}
        />
      )}
      {mode === 'reply' && <AttachedFiles attachments={attachments} />}
      <div className={classes.foot}>
        {excess > 0 ? (
          <p className={classes.excess} role="alert">
            {composer.tooLong(excess)}
          </p>
        ) : mode === 'note' && note.isError ? (
          <Problem failure={note.error} />
        ) : (
          <p className={classes.hint}>{attachments.isOver ? ownTexts.dropHere : composer.hint}</p>
        )}
        {mode === 'reply' && !isLocked && conversation.channelKind === 'WHATSAPP' && (
          <ActionIcon variant="subtle" size="lg" aria-label={ownTexts.template} title={ownTexts.template} onClick={() => chooseTemplate(true)}>
            <Icon name="template" />
          </ActionIcon>
        )}
        {mode === 'reply' && !isLocked && <AttachButton attachments={attachments} />}
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
  return (
    <>
      {form}
      {isChoosingTemplate && <TemplateDialog conversation={conversation} onClose={() => chooseTemplate(false)} />}
    </>
  );
}

/** The words go with the first file, where they are no more than stand below one; otherwise before it. */
function draftsOf(text: string, files: File[]): Draft[] {
  const isCaption = files.length > 0 && text.length <= LONGEST_CAPTION;
  return [
    ...(text !== '' && !isCaption ? [newDraft(text)] : []),
    ...files.map((file, place) => newDraft(isCaption && place === 0 ? text : '', file)),
  ];
}

/** Who has just got the conversation wants to answer; who has given it away no longer can. */
function useModeOfHandler(isMine: boolean, offer: (mode: Mode) => void) {
  const before = useRef(isMine);
  const change = useEffectEvent(offer);
  useEffect(() => {
    if (before.current !== isMine) {
      before.current = isMine;
      change(isMine ? 'reply' : 'note');
    }
  }, [isMine]);
}

/** Who wants to write may have to wait for the field: a takeover takes a moment. */
function useFocus(input: RefObject<HTMLTextAreaElement | null>, wish: WritingWish, isLocked: boolean) {
  useEffect(() => {
    if (wish.isPending && !isLocked && input.current) {
      input.current.focus();
      wish.set(false);
    }
  });
}

function Modes({ mode, onMode }: { mode: Mode; onMode: (mode: Mode) => void }) {
  const { composer } = useTexts();
  return (
    <div className={classes.modes} role="group" aria-label={composer.modes}>
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
  isLocked,
  onText,
  onSubmit,
  onPaste,
}: {
  input: RefObject<HTMLTextAreaElement | null>;
  mode: Mode;
  conversation: Conversation;
  text: string;
  /** The words stay to be seen and copied. */
  isLocked: boolean;
  onText: (text: string) => void;
  onSubmit: () => void;
  onPaste: (event: ClipboardEvent) => void;
}) {
  const texts = useTexts();
  const replies = useReplies(conversation, mode === 'reply' && !isLocked ? text : '', onText);
  const placeholder =
    mode === 'reply' ? texts.composer.replyTo(nameOf(conversation, texts)) : texts.composer.notePlaceholder;
  const press = (event: KeyboardEvent) => {
    if (replies.press(event)) {
      return;
    }
    if (event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      onSubmit();
    }
  };
  return (
    <div className={classes.field}>
      {replies.isOpen && (
        <ReplyPicker
          found={replies.found}
          chosen={replies.chosen}
          hasAny={replies.hasAny}
          language={conversation.language}
          onPick={replies.pick}
        />
      )}
      <textarea
        ref={input}
        className={classes.input}
        rows={2}
        value={text}
        readOnly={isLocked}
        aria-label={placeholder}
        aria-autocomplete="list"
        aria-controls={replies.chosen && PICKER}
        aria-activedescendant={replies.chosen && optionId(replies.chosen)}
        placeholder={placeholder}
        onChange={(event) => onText(event.currentTarget.value)}
        onKeyDown={press}
        onPaste={onPaste}
      />
    </div>
  );
}
