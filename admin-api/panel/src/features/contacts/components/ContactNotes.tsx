import { Button, TagsInput, Textarea } from '@mantine/core';
import type { ContactCard } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { useDraft } from '../../../ui/useDraft';
import { useSaveNote } from '../api/save-note';
import { useSaveTags } from '../api/save-tags';
import classes from './Contacts.module.css';

const MOST_CHARACTERS = 4096;
const MOST_TAGS = 50;

/** What the team keeps of a contact. */
export function ContactNotes({ card }: { card: ContactCard }) {
  const { contacts: texts, replies } = useTexts();
  const shown = { version: card.noteVersion, draft: card.note ?? '' };
  const note = useDraft(shown, useSaveNote(card.contact.id), (typed) => ({ text: typed.trim() || null }));
  const tagging = useSaveTags(card);
  const tags = tagging.isPending ? tagging.variables.wanted : card.contact.tags;
  return (
    <section className={classes.card}>
      <h2>{texts.kept}</h2>
      <TagsInput
        label={texts.tags}
        placeholder={texts.addTag}
        value={tags}
        maxTags={MOST_TAGS}
        onChange={(next) => tagging.mutate({ before: tags, wanted: next.map((tag) => tag.slice(0, 40)) })}
      />
      <Problem failure={tagging.error} />
      <Textarea
        label={texts.note}
        description={texts.noteHint}
        rows={4}
        maxLength={MOST_CHARACTERS}
        value={note.draft}
        onChange={(event) => note.change(event.currentTarget.value)}
      />
      <Problem failure={note.save.error} />
      <div className={classes.foot}>
        <Button
          disabled={note.draft.trim() === (card.note ?? '')}
          loading={note.save.isPending}
          onClick={note.keep}
        >
          {replies.save}
        </Button>
      </div>
    </section>
  );
}
