import type { Conversation } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { DAY, HOUR, MINUTE, useNow } from '../../../ui/time';
import classes from './WindowNotice.module.css';

/** Meta's customer service window, less the minute that the gateway keeps for the way. */
const WINDOW = DAY - MINUTE;
const SOON_CLOSED = 4 * HOUR;

/** Whether WhatsApp takes free words now; nothing on channels that always do, or while there is time. */
export function WindowNotice({ conversation }: { conversation: Conversation }) {
  const { composer } = useTexts();
  const now = useNow();
  if (conversation.channelKind !== 'WHATSAPP') {
    return null;
  }
  const left = windowLeft(conversation.lastHeardAt, now);
  if (left <= 0) {
    return (
      <p className={classes.notice} data-closed role="status">
        <Icon name="warning" size={16} />
        {composer.windowClosed}
      </p>
    );
  }
  return left < SOON_CLOSED ? <p className={classes.notice}>{composer.windowOpen(inWords(left))}</p> : null;
}

/** Milliseconds; none when the customer has never been heard. */
export function windowLeft(lastHeardAt: string | null | undefined, now: number): number {
  return lastHeardAt ? Math.max(0, Date.parse(lastHeardAt) + WINDOW - now) : 0;
}

function inWords(left: number): string {
  const hours = Math.floor(left / HOUR);
  const minutes = Math.max(1, Math.floor((left % HOUR) / MINUTE));
  return hours > 0 ? `${hours} h ${minutes} min` : `${minutes} min`;
}
