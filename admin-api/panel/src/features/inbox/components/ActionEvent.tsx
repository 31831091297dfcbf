import type { Action } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Icon, type IconName } from '../../../ui/Icon';
import { clock, fullMoment } from '../../../ui/time';
import classes from './ActionEvent.module.css';

const ICONS: Record<Action['state'], IconName> = {
  OPEN: 'clock',
  QUEUED: 'clock',
  DONE: 'receipt',
  REJECTED: 'close',
  UNAVAILABLE: 'warning',
};

/** What the bot asked of a system behind it, between the lines: done only with a receipt. */
export function ActionEvent({ action }: { action: Action }) {
  const { details } = useTexts();
  const language = useLanguage();
  const at = action.endedAt ?? action.createdAt;
  return (
    <div className={classes.event} data-state={action.state}>
      <Icon name={ICONS[action.state]} size={16} />
      <span className={classes.name}>{details.names[action.action] ?? readable(action.action)}</span>
      <span>{details.state[action.state]}</span>
      {action.receipt && (
        <span className={classes.receipt}>
          <span className="out-of-sight">{details.receipt} </span>
          {action.receipt}
        </span>
      )}
      {action.reason && <span>{readable(action.reason)}</span>}
      {action.attempts > 1 && <span>{details.attempts(action.attempts)}</span>}
      <time dateTime={at} title={fullMoment(at, language)}>
        {clock(at, language)}
      </time>
    </div>
  );
}

/** Names that owners gave to what they declared. */
function readable(name: string): string {
  const words = name.replace(/[_-]+/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
