import { Skeleton } from '@mantine/core';
import { Link } from 'wouter';
import { useContact } from '../../../api/queries/get-contact';
import type { ContactCard, SignedVisitor } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { CHANNEL_ICON, CHANNEL_NAME } from '../../../ui/channels';
import { contactName } from '../../../ui/contacts';
import { ErrandList } from '../../../ui/ErrandList';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Failed } from '../../../ui/States';
import { fullMoment } from '../../../ui/time';
import { useContactTexts } from '../texts';
import { ContactDeeds } from './ContactDeeds';
import { ContactNotes } from './ContactNotes';
import classes from './Contacts.module.css';

const MOST_ERRANDS = 50;

/** One contact: who they are where, what they had done, and what the team keeps of them. */
export function ContactPage({ id }: { id: string }) {
  const texts = useTexts();
  const contact = useContact(id);
  const card = contact.data;
  return (
    <PageFrame
      title={card ? contactName(card.contact, texts) : texts.contacts.title}
      lead={card?.contact.blocked ? texts.contacts.blockedLead : texts.contacts.cardLead}
    >
      <Link to={`/contacts${location.search}`} className={classes.back}>
        <Icon name="left" size={16} />
        {texts.contacts.all}
      </Link>
      {contact.isPending && <Skeleton height="12rem" radius="md" />}
      {contact.isError && !contact.data && <Failed failure={contact.error} onRetry={() => contact.refetch()} />}
      {card && <Card card={card} />}
    </PageFrame>
  );
}

function Card({ card }: { card: ContactCard }) {
  const { contacts: texts } = useTexts();
  return (
    <>
      <div className={classes.columns}>
        <section className={classes.card}>
          <h2>{texts.identities}</h2>
          <Identities card={card} />
        </section>
        <section className={classes.card}>
          <h2>{texts.errands}</h2>
          <ErrandList contact={card.contact.id} most={MOST_ERRANDS} />
        </section>
        {!card.contact.erased && <ContactNotes card={card} />}
      </div>
      {!card.contact.erased && <ContactDeeds contact={card.contact} />}
    </>
  );
}

/** By the word of the owner's own site, and of nobody else. */
function Signed({ signed }: { signed: SignedVisitor }) {
  const texts = useContactTexts();
  const known = [signed.name, signed.email, signed.phone].filter(Boolean).join(' · ');
  return (
    <span className={classes.signed}>
      {texts.signed(signed.subject)}
      {known && <span className={classes.hint}>{known}</span>}
    </span>
  );
}

function Identities({ card }: { card: ContactCard }) {
  const { contacts: texts } = useTexts();
  const language = useLanguage();
  return (
    <ul className={classes.list}>
      {card.identities.map((identity) => (
        <li key={identity.conversation} className={classes.identity}>
          <Icon name={CHANNEL_ICON[identity.channelKind]} size={18} />
          <span className={classes.users}>
            {identity.users[0] ?? CHANNEL_NAME[identity.channelKind]}
            {identity.lastHeardAt && <span className={classes.hint}>{fullMoment(identity.lastHeardAt, language)}</span>}
            {identity.signed && <Signed signed={identity.signed} />}
          </span>
          <Link to={`/inbox/${identity.conversation}`}>{texts.open}</Link>
        </li>
      ))}
    </ul>
  );
}
