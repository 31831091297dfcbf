import type { Connection } from '../../../api/types';
import { Copyable } from '../../../ui/Copyable';
import classes from '../../../ui/forms.module.css';
import { useConnectionTexts } from './texts';

/** By which Stripe tells what becomes of a payment. */
const STRIPE_EVENTS = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.succeeded',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.closed',
];

/** What is to be entered at the provider of an account, and nothing for other connections. */
export function PaymentHook({ connection: { kind, webhook } }: { connection: Connection }) {
  const texts = useConnectionTexts();
  if (!webhook || (kind !== 'STRIPE' && kind !== 'MERCADO_PAGO')) {
    return null;
  }
  return (
    <div className={classes.form}>
      <p className={classes.words}>{texts.enterAt[kind]}</p>
      <Copyable label={texts.hook} text={webhook} />
      {kind === 'STRIPE' && <Copyable label={texts.eventsThere} text={STRIPE_EVENTS.join(' ')} />}
    </div>
  );
}
