import { Button, TagsInput, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { ContactCard } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { useChangeContact } from '../api/change-contact';
import classes from './Contacts.module.css';

const MOST_CHARACTERS = 4096;
const MOST_TAGS = 50;

/** What the team keeps of a contact. */
export function ContactNotes({ card }: { card: ContactCard }) {
  const { contacts: texts, replies } = useTexts();
  const [typed, write] = useState<string>();
  const note = typed ?? card.note ?? '';
  const saving = useChangeContact(card.contact.id);
  const tagging = useChangeContact(card.contact.id);
  const tags = tagging.isPending && 'tags' in tagging.variables ? tagging.variables.tags : card.contact.tags;
  return (
    <section className={classes.card}>
      <h2>{texts.kept}</h2>
      <TagsInput
        label={texts.tags}
        placeholder={texts.addTag}
        value={tags}
        maxTags={MOST_TAGS}
        onChange={(next) => tagging.mutate({ tags: next.map((tag) => tag.slice(0, 40)) })}
      />
      <Problem failure={tagging.error} />
      <Textarea
        label={texts.note}
        description={texts.noteHint}
        rows={4}
        maxLength={MOST_CHARACTERS}
        value={note}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <Problem failure={saving.error} />
      <div className={classes.foot}>
        <Button
          disabled={note.trim() === (card.note ?? '')}
          loading={saving.isPending}
          onClick={() => saving.mutate({ note: note.trim() || null }, { onSuccess: () => write((now) => (now === typed ? undefined : now)) })}
        >
          {replies.save}
        </Button>
      </div>
    </section>
  );
}
