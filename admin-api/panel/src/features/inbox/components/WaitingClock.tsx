import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { MINUTE, roughly, useNow, waited } from '../../../ui/time';
import classes from './WaitingClock.module.css';

/** How long somebody has waited for the words of who has the conversation. */
export function WaitingClock({ since }: { since: string }) {
  const { inbox } = useTexts();
  const now = useNow();
  return (
    <span className={classes.clock}>
      <Icon name="clock" size={13} />
      <span aria-hidden="true">{waitedRoughly(since, now)}</span>
      <span className="out-of-sight">{inbox.waits(waited(since, now))}</span>
    </span>
  );
}

/** In whole minutes that have passed. */
export function waitedRoughly(since: string, now: number): string {
  return roughly(Math.floor((now - Date.parse(since)) / MINUTE) * MINUTE);
}
