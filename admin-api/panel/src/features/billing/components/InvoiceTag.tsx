import type { Invoice } from '../../../api/types';
import { Tag } from '../../../ui/Tag';
import { useBillingTexts } from '../texts';

const TONES = { OPEN: 'warn', OVERDUE: 'bad', PAID: 'good', CANCELLED: 'quiet' } as const;

export function InvoiceTag({ state }: { state: Invoice['state'] }) {
  const texts = useBillingTexts();
  return <Tag tone={TONES[state]}>{texts.states[state]}</Tag>;
}
