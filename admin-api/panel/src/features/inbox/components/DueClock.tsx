import type { AnswerDue } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { Tag } from '../../../ui/Tag';
import { fullMoment, MINUTE, roughly, useNow } from '../../../ui/time';
import { useInboxTexts, type InboxTexts } from '../texts';

/** From here on somebody should hurry. */
const SOON = 15 * MINUTE;

/** How long is left until whoever waits is to be answered, or how late it is. */
export function DueClock({ due }: { due: AnswerDue }) {
  const { clock } = useInboxTexts();
  const language = useLanguage();
  const left = Date.parse(due.at) - useNow();
  const isMissed = left < 0;
  const words = isMissed ? clock.late(roughly(-left)) : clock.left(roughly(left));
  return (
    <Tag tone={isMissed ? 'bad' : left < SOON ? 'warn' : 'quiet'}>
      <Icon name={isMissed ? 'warning' : 'flag'} size={13} />
      <span title={`${clock.dueAt}: ${promised(due, language, clock)}`}>
        <span className="out-of-sight">{clock.answer} </span>
        {words}
      </span>
    </Tag>
  );
}

/** The moment, and which ticket promises it. */
export function promised({ at, ticket }: AnswerDue, language: string, { byTicket }: InboxTexts['clock']): string {
  const moment = fullMoment(at, language);
  return ticket ? byTicket(moment, ticket) : moment;
}
