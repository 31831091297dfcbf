import type { Ticket } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { Tag, type Tone } from '../../../ui/Tag';
import { fullMoment, HOUR, useNow, waited } from '../../../ui/time';
import { useTicketTexts } from '../texts';

/** From here on it is soon. */
const SOON_MS = HOUR;

/** One of the two clocks of a ticket: how long is left, how late it is, or how it ended. */
export function DueTag({ ticket, kind }: { ticket: Ticket; kind: 'answer' | 'resolution' }) {
  const { clocks } = useTicketTexts();
  const language = useLanguage();
  const now = useNow();
  const { due, metAt, missed } = ticket[kind];
  const told = (tone: Tone, words: string) => (
    <Tag tone={tone}>
      <Icon name={metAt ? 'check' : 'clock'} size={13} />
      <span title={due ? fullMoment(due, language) : undefined}>
        {clocks[kind]}: {words}
      </span>
    </Tag>
  );
  if (metAt) {
    return told(missed ? 'bad' : 'quiet', missed ? clocks.missed : clocks.met);
  }
  if (!due) {
    return told('quiet', clocks.none);
  }
  const left = Date.parse(due) - now;
  return left < 0
    ? told('bad', clocks.late(waited(due, now)))
    : told(left < SOON_MS ? 'warn' : 'quiet', clocks.due(waited(new Date(now).toISOString(), Date.parse(due))));
}
