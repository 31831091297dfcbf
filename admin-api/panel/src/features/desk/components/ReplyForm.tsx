import { Button, Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { SavedReply } from '../../../api/types';
import { LANGUAGES, useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import { Problem } from '../../../ui/States';
import { useRemoveReply } from '../api/remove-reply';
import { useSaveReply } from '../api/save-reply';
import classes from './DeskPage.module.css';

const TONGUES = ['es', 'en', 'de'] as const;
const SHORTCUT = /^[a-z0-9][a-z0-9_-]{0,39}$/;
const MOST_CHARACTERS = 4096;

/** One saved reply, to be written or changed. */
export function ReplyForm({ reply, onClose }: { reply: SavedReply | undefined; onClose: () => void }) {
  const { replies: texts, common } = useTexts();
  const [shortcut, setShortcut] = useState(reply?.shortcut ?? '');
  const [words, setWords] = useState({ es: reply?.texts.es ?? '', en: reply?.texts.en ?? '', de: reply?.texts.de ?? '' });
  const save = useSaveReply(reply);
  const isShortcutGood = SHORTCUT.test(shortcut);
  const isComplete = isShortcutGood && TONGUES.some((tongue) => words[tongue].trim() !== '');
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isComplete) {
      const given = (tongue: (typeof TONGUES)[number]) => words[tongue].trim() || null;
      save.mutate({ shortcut, texts: { es: given('es'), en: given('en'), de: given('de') } }, { onSuccess: onClose });
    }
  };
  return (
    <Dialog title={reply ? texts.editOf(reply.shortcut) : texts.write} onClose={onClose}>
      <form onSubmit={submit} className={classes.fields}>
        <TextInput
          label={texts.shortcut}
          description={texts.shortcutHint}
          leftSection="/"
          value={shortcut}
          error={shortcut !== '' && !isShortcutGood}
          onChange={(event) => setShortcut(event.currentTarget.value.toLowerCase())}
        />
        {TONGUES.map((tongue) => (
          <Textarea
            key={tongue}
            lang={tongue}
            label={LANGUAGES[tongue]}
            rows={3}
            maxLength={MOST_CHARACTERS}
            value={words[tongue]}
            onChange={(event) => setWords({ ...words, [tongue]: event.currentTarget.value })}
          />
        ))}
        <p className={classes.quiet}>{texts.placeholders}</p>
        <Problem failure={save.error} />
        <div className={classes.buttons}>
          {reply && <Removal reply={reply} onClose={onClose} />}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={!isComplete} loading={save.isPending}>
            {texts.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Asks once more where it stands: there is no way back. */
function Removal({ reply, onClose }: { reply: SavedReply; onClose: () => void }) {
  const { replies: texts } = useTexts();
  const [isAsked, ask] = useState(false);
  const remove = useRemoveReply(reply.id);
  return (
    <Button
      color="red.8"
      variant={isAsked ? 'filled' : 'subtle'}
      {...(isAsked ? {} : { c: 'var(--bad)' })}
      loading={remove.isPending}
      onClick={() => (isAsked ? remove.mutate(undefined, { onSuccess: onClose }) : ask(true))}
    >
      {isAsked ? texts.reallyRemove : texts.remove}
    </Button>
  );
}
