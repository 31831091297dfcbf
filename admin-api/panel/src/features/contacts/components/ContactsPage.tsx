import { Switch } from '@mantine/core';
import { Link } from 'wouter';
import type { Contact } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Avatar } from '../../../ui/Avatar';
import { CHANNEL_ICON, CHANNEL_NAME } from '../../../ui/channels';
import { contactName } from '../../../ui/contacts';
import { Filters, WordsFilter } from '../../../ui/Filters';
import { Icon } from '../../../ui/Icon';
import { Listing } from '../../../ui/Listing';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty } from '../../../ui/States';
import { shortMoment, useNow } from '../../../ui/time';
import { useFilter } from '../../../ui/useFilter';
import { useContacts } from '../api/list-contacts';
import { ContactPage } from './ContactPage';
import classes from './Contacts.module.css';

export default function ContactsPage({ params: { contact } }: { params: { contact?: string | undefined } }) {
  return contact ? <ContactPage key={contact} id={contact} /> : <ContactList />;
}

function ContactList() {
  const { contacts: texts } = useTexts();
  const search = useFilter();
  const q = search.get('q') ?? '';
  const blocked = search.get('blocked') !== undefined;
  const isNarrowed = q !== '' || blocked;
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <Filters>
        <WordsFilter label={texts.search} value={q} onChange={(words) => search.set({ q: words })} />
        <Switch
          className={classes.narrow ?? ''}
          label={texts.onlyBlocked}
          checked={blocked}
          onChange={(event) => search.set({ blocked: event.currentTarget.checked ? 'yes' : undefined })}
        />
      </Filters>
      <Listing
        query={useContacts({ q, blocked })}
        empty={
          <Empty icon="contacts" title={isNarrowed ? texts.nothingFits : texts.empty}>
            {isNarrowed ? texts.nothingFitsHint : texts.emptyHint}
          </Empty>
        }
      >
        {(found) => (
          <ul className={classes.list}>
            {found.map((one) => (
              <Row key={one.id} contact={one} />
            ))}
          </ul>
        )}
      </Listing>
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
      <Link to={`/contacts/${contact.id}${location.search}`} className={classes.row}>
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
