import { Button, Radio, TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import type { Contact } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { CHANNEL_NAME } from '../../../ui/channels';
import { contactName } from '../../../ui/contacts';
import { Dialog } from '../../../ui/Dialog';
import { Problem } from '../../../ui/States';
import { useChangeContact } from '../api/change-contact';
import { useContacts } from '../api/list-contacts';
import classes from './Contacts.module.css';

/** Looks for the other contact that is the same person. */
export function MergeDialog({ into, onClose }: { into: Contact; onClose: () => void }) {
  const texts = useTexts();
  const [typed, type] = useState('');
  const [from, choose] = useState<string | null>(null);
  const found = useContacts({ q: useDeferredValue(typed.trim()), blocked: false });
  const others = (found.data?.pages[0]?.items ?? []).filter(({ id, erased }) => id !== into.id && !erased);
  const merge = useChangeContact(into.id);
  return (
    <Dialog title={texts.contacts.mergeTitle(contactName(into, texts))} onClose={onClose}>
      <p className={classes.hint}>{texts.contacts.mergeWords}</p>
      <TextInput
        mt="sm"
        type="search"
        aria-label={texts.contacts.search}
        placeholder={texts.contacts.search}
        value={typed}
        maxLength={100}
        onChange={(event) => type(event.currentTarget.value)}
      />
      <Radio.Group value={from} onChange={choose} aria-label={texts.contacts.merge}>
        <div className={classes.choices}>
          {others.map((other) => (
            <Radio
              key={other.id}
              value={other.id}
              label={contactName(other, texts)}
              description={other.channels.map((kind) => CHANNEL_NAME[kind]).join(', ')}
            />
          ))}
          {found.isSuccess && others.length === 0 && <p className={classes.hint}>{texts.contacts.nothingFits}</p>}
        </div>
      </Radio.Group>
      <Problem failure={merge.error ?? found.error} />
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Button
          disabled={!from || !others.some(({ id }) => id === from)}
          loading={merge.isPending}
          onClick={() => from && merge.mutate({ from }, { onSuccess: onClose })}
        >
          {texts.contacts.merge}
        </Button>
      </div>
    </Dialog>
  );
}
