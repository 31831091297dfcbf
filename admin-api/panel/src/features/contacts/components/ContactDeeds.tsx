import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../../api/queries/current-session';
import type { Contact } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { contactName } from '../../../ui/contacts';
import { Dialog } from '../../../ui/Dialog';
import { Icon } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { useChangeContact } from '../api/change-contact';
import { useEraseContact } from '../api/erase-contact';
import classes from './Contacts.module.css';
import { MergeDialog } from './MergeDialog';

/** What is done with a contact as a whole. */
export function ContactDeeds({ contact }: { contact: Contact }) {
  const { contacts: texts } = useTexts();
  const isOwner = useMe().role === 'OWNER';
  const block = useChangeContact(contact.id);
  const [asked, ask] = useState<'merge' | 'erase' | null>(null);
  return (
    <>
      <div className={classes.wide}>
        <Button
          variant="default"
          leftSection={<Icon name="block" size={17} />}
          loading={block.isPending}
          onClick={() => block.mutate({ blocked: !contact.blocked })}
        >
          {contact.blocked ? texts.unblock : texts.block}
        </Button>
        {isOwner && (
          <>
            <Button variant="default" onClick={() => ask('merge')}>
              {texts.merge}
            </Button>
            <Button variant="default" component="a" href={`/api/v1/contacts/${contact.id}/export`} download>
              {texts.export}
            </Button>
            <Button variant="subtle" color="red.8" c="var(--bad)" onClick={() => ask('erase')}>
              {texts.erase}
            </Button>
          </>
        )}
      </div>
      <Problem failure={block.error} />
      <p className={classes.hint}>{contact.blocked ? texts.unblockHint : texts.blockHint}</p>
      {asked === 'merge' && <MergeDialog into={contact} onClose={() => ask(null)} />}
      {asked === 'erase' && <Erasure contact={contact} onClose={() => ask(null)} />}
    </>
  );
}

function Erasure({ contact, onClose }: { contact: Contact; onClose: () => void }) {
  const texts = useTexts();
  const erase = useEraseContact(contact.id);
  return (
    <Dialog title={texts.contacts.eraseTitle(contactName(contact, texts))} onClose={onClose}>
      <p>{texts.contacts.eraseWords}</p>
      <Problem failure={erase.error} />
      <div className={classes.foot}>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
        <Button color="red.8" loading={erase.isPending} onClick={() => erase.mutate(undefined, { onSuccess: onClose })}>
          {texts.contacts.erase}
        </Button>
      </div>
    </Dialog>
  );
}
