import { Link } from 'wouter';
import { useBotTexts } from '../texts';
import classes from './bot.module.css';

/** That opening hours are no part of the draft, and where they are. */
export function HoursNote() {
  const texts = useBotTexts();
  return (
    <p className={classes.hours}>
      {texts.hours} <Link href="/hours">{texts.hoursLink}</Link>
    </p>
  );
}
