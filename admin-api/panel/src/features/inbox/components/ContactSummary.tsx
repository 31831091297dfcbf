import { Link } from 'wouter';
import { useContact } from '../../../api/queries/get-contact';
import { useTexts } from '../../../texts/language';
import { ErrandList } from '../../../ui/ErrandList';
import { Failed } from '../../../ui/States';
import classes from './ContactSummary.module.css';

const MOST_ERRANDS = 3;

/** What the team keeps of who writes, and what they last had done. */
export function ContactSummary({ id }: { id: string }) {
  const { contacts: texts } = useTexts();
  const contact = useContact(id);
  if (contact.isError && !contact.data) {
    return <Failed failure={contact.error} onRetry={() => contact.refetch()} />;
  }
  const tags = contact.data?.contact.tags ?? [];
  return (
    <div className={classes.summary}>
      {contact.data?.contact.blocked && <p className={classes.blocked}>{texts.blockedLead}</p>}
      {tags.length > 0 && (
        <p className={classes.tags}>
          {tags.map((tag) => (
            <span key={tag}>{tag}</span>
          ))}
        </p>
      )}
      {contact.data?.note && <p className={classes.note}>{contact.data.note}</p>}
      <ErrandList contact={id} most={MOST_ERRANDS} />
      <Link to={`/contacts/${id}`}>{texts.openCard}</Link>
    </div>
  );
}
