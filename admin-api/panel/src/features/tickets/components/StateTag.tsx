import type { Ticket } from '../../../api/types';
import { Tag } from '../../../ui/Tag';
import { useTicketTexts } from '../texts';

const TONES = { UNANSWERED: 'warn', IN_PROGRESS: 'good', CLOSED: 'quiet' } as const;

export function StateTag({ state }: { state: Ticket['state'] }) {
  const texts = useTicketTexts();
  return <Tag tone={TONES[state]}>{texts.state[state]}</Tag>;
}
