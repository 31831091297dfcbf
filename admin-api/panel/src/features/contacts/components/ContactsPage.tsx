import { Button, Skeleton, Switch, TextInput } from '@mantine/core';
import { useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import type { Contact } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Avatar } from '../../../ui/Avatar';
import { CHANNEL_ICON, CHANNEL_NAME } from '../../../ui/channels';
import { contactName } from '../../../ui/contacts';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty, Failed } from '../../../ui/States';
import { shortMoment, useNow } from '../../../ui/time';
import { useContacts } from '../api/list-contacts';
import { ContactPage } from './ContactPage';
import classes from './Contacts.module.css';

export default function ContactsPage({ params: { contact } }: { params: { contact?: string | undefined } }) {
  return contact ? <ContactPage key={contact} id={contact} /> : <ContactList />;
}

function ContactList() {
  const { contacts: texts, common } = useTexts();
  const [typed, type] = useState('');
  const [blocked, narrow] = useState(false);
  const q = useDeferredValue(typed.trim());
  const contacts = useContacts({ q, blocked });
  const found = contacts.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <div className={classes.search}>
        <TextInput
          type="search"
          aria-label={texts.search}
          placeholder={texts.search}
          value={typed}
          maxLength={100}
          onChange={(event) => type(event.currentTarget.value)}
        />
        <Switch label={texts.onlyBlocked} checked={blocked} onChange={(event) => narrow(event.currentTarget.checked)} />
      </div>
      {contacts.isPending && <Skeleton height="4.2rem" radius="md" />}
      {contacts.isError && <Failed failure={contacts.error} onRetry={() => contacts.refetch()} />}
      {contacts.isSuccess && found.length === 0 && (
        <Empty icon="contacts" title={q || blocked ? texts.nothingFits : texts.empty}>
          {q || blocked ? texts.nothingFitsHint : texts.emptyHint}
        </Empty>
      )}
      <ul className={classes.list}>
        {found.map((one) => (
          <Row key={one.id} contact={one} />
        ))}
      </ul>
      {contacts.hasNextPage && (
        <Button variant="subtle" fullWidth loading={contacts.isFetchingNextPage} onClick={() => void contacts.fetchNextPage()}>
          {common.more}
        </Button>
      )}
    </PageFrame>
  );
}

function Row({ contact }: { contact: Contact }) {
  const texts = useTexts();
  const language = useLanguage();
  const now = useNow();
  const name = contactName(contact, texts);
  return (
    <li>
      <Link to={`/contacts/${contact.id}`} className={classes.row}>
        <Avatar id={contact.id} name={name} />
        <span className={classes.name}>
          {name}
          {contact.blocked && <span className={classes.blocked}>{texts.contacts.blocked}</span>}
        </span>
        <span className={classes.tags}>
          {contact.tags.map((tag) => (
            <span key={tag} className={classes.tag}>
              {tag}
            </span>
          ))}
        </span>
        <span className={classes.channels}>
          {contact.channels.map((kind) => (
            <span key={kind} title={CHANNEL_NAME[kind]}>
              <Icon name={CHANNEL_ICON[kind]} size={16} />
              <span className="out-of-sight">{CHANNEL_NAME[kind]}</span>
            </span>
          ))}
        </span>
        {contact.lastHeardAt && (
          <time className={classes.moment} dateTime={contact.lastHeardAt}>
            {shortMoment(contact.lastHeardAt, now, language)}
          </time>
        )}
      </Link>
    </li>
  );
}
