import { Link } from 'wouter';
import { useLanguage, useTexts } from '../texts/language';
import { Dialog } from '../ui/Dialog';
import { Icon } from '../ui/Icon';
import classes from './MoreSheet.module.css';
import type { Group } from './places';

/** All places at once, on a phone. */
export function MoreSheet({ groups, onClose }: { groups: Group[]; onClose: () => void }) {
  const { nav } = useTexts();
  const language = useLanguage();
  return (
    <Dialog title={nav.label} place="bottom" onClose={onClose}>
      {groups.map((group) => (
        <section key={group.id} className={classes.group}>
          <h3 className={classes.heading}>{group.name[language]}</h3>
          <ul className={classes.places}>
            {group.places.map(({ path, icon, name }) => (
              <li key={path}>
                <Link to={path} className={classes.place} onClick={onClose}>
                  <Icon name={icon} size={24} />
                  {name[language]}
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </Dialog>
  );
}
