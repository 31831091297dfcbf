import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { MINUTE, useNow, waited } from '../../../ui/time';
import classes from './WaitingClock.module.css';

/** From here on somebody should look, and from there on somebody should hurry. */
const LONG = 5 * MINUTE;
const TOO_LONG = 15 * MINUTE;

export function WaitingClock({ since }: { since: string }) {
  const { inbox } = useTexts();
  const now = useNow();
  const passed = now - Date.parse(since);
  const time = waited(since, now);
  return (
    <span className={classes.clock} data-urgency={passed > TOO_LONG ? 'high' : passed > LONG ? 'some' : 'none'}>
      <Icon name="clock" size={13} />
      <span aria-hidden="true">{time}</span>
      <span className="out-of-sight">{inbox.waits(time)}</span>
    </span>
  );
}
