import { Icon } from '../../../../ui/Icon';
import classes from './bubbles.module.css';
import type { Kind } from './kinds';

export function ContactsContent({ content }: Kind<'contacts'>) {
  return (
    <ul>
      {content.contacts.map(({ name, phones }) => (
        <li key={`${name} ${phones.join()}`} className={classes.card}>
          <Icon name="person" size={24} />
          <div>
            <p className={classes.strong}>{name}</p>
            <p className={classes.small}>{phones.join(' · ')}</p>
          </div>
        </li>
      ))}
    </ul>
  );
}
