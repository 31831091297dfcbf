import { useNewsCount } from '../api/list-mine';
import { useInboxTexts } from '../texts';
import classes from './NewsMark.module.css';

/** That somebody has written to one; nothing when nobody has. */
export function NewsMark() {
  const { notices } = useInboxTexts();
  const count = useNewsCount();
  return count > 0 ? (
    <span className={classes.mark} title={notices.unread(count)}>
      <span className="out-of-sight">{notices.unread(count)}</span>
    </span>
  ) : null;
}
