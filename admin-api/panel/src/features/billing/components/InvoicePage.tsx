import { Skeleton } from '@mantine/core';
import { Link } from 'wouter';
import { useMe } from '../../../api/queries/current-session';
import type { InvoiceFile } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Facts } from '../../../ui/Facts';
import { Icon } from '../../../ui/Icon';
import { money } from '../../../ui/money';
import { Failed } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { useInvoice } from '../api/get-invoice';
import { useBillingTexts } from '../texts';
import { dayOf } from './days';
import classes from './Invoice.module.css';
import { InvoiceDeeds } from './InvoiceDeeds';
import { InvoiceTag } from './InvoiceTag';

/** One invoice: what it is for, what was paid of it and how that was tried. */
export function InvoicePage({ id }: { id: string }) {
  const texts = useBillingTexts();
  const file = useInvoice(id);
  return (
    <main className={classes.page} tabIndex={0}>
      <div className={classes.middle}>
        <Link to={`/billing/invoices${location.search}`} className={classes.back}>
          <Icon name="left" size={17} />
          {texts.back}
        </Link>
        {file.data ? (
          <Found file={file.data} />
        ) : file.isError ? (
          <Failed failure={file.error} onRetry={() => file.refetch()} />
        ) : (
          <Skeleton height="14rem" radius="md" />
        )}
      </div>
    </main>
  );
}

function Found({ file }: { file: InvoiceFile }) {
  const texts = useBillingTexts();
  const language = useLanguage();
  const { invoice } = file;
  const isOwner = useMe().role === 'OWNER';
  const customer = `${invoice.customerName} · ${invoice.customerNumber}`;
  return (
    <>
      <header className={classes.head}>
        <h1 className={classes.title}>{texts.invoice(invoice.number)}</h1>
        <InvoiceTag state={invoice.state} />
        <span className={classes.sum}>{money(invoice.total, language)}</span>
      </header>
      <div className={classes.facts}>
        <Facts
          facts={[
            [
              texts.customer,
              isOwner ? (
                <Link to={`/customers/${invoice.customer}`} className={cards.link}>
                  {customer}
                </Link>
              ) : (
                customer
              ),
            ],
            [texts.owed, invoice.outstanding.minor === 0 ? texts.nothingOwed : money(invoice.outstanding, language)],
            [texts.issued, dayOf(invoice.issuedOn, language)],
            [texts.due, dayOf(invoice.dueOn, language)],
            [texts.paidAt, invoice.paidAt && fullMoment(invoice.paidAt, language)],
          ]}
        />
      </div>
      {isOwner && <InvoiceDeeds key={invoice.id} file={file} />}
      <Lines file={file} />
      <Bookings file={file} />
      <Received file={file} />
      <Attempts file={file} />
    </>
  );
}

function Lines({ file: { lines } }: { file: InvoiceFile }) {
  const texts = useBillingTexts();
  const language = useLanguage();
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 2 });
  return (
    <section>
      <h2 className={cards.title}>{texts.lines}</h2>
      <div className={classes.scroll}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{texts.concept}</th>
              <th scope="col">{texts.quantity}</th>
              <th scope="col">{texts.net}</th>
              <th scope="col">{texts.tax}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line, index) => (
              <tr key={`${index} ${line.description}`}>
                <td>{line.description}</td>
                <td>{line.quantity}</td>
                <td>{money(line.net, language)}</td>
                <td>
                  {money(line.tax, language)} ({percent.format(line.taxBasisPoints / 10_000)})
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function Bookings({ file: { bookings } }: { file: InvoiceFile }) {
  const texts = useBillingTexts();
  const language = useLanguage();
  return (
    <section>
      <h2 className={cards.title}>{texts.bookings}</h2>
      <ul className={classes.entries}>
        {bookings.map((booking, index) => (
          <li key={`${index} ${booking.at}`} className={classes.entry}>
            <span>{texts.reasonsBooked[booking.reason]}</span>
            <time dateTime={booking.at} className={classes.quiet}>
              {fullMoment(booking.at, language)}
            </time>
            <span className={classes.amount}>{money(booking.amount, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Received({ file: { received } }: { file: InvoiceFile }) {
  const texts = useBillingTexts();
  const language = useLanguage();
  if (received.length === 0) {
    return null;
  }
  return (
    <section>
      <h2 className={cards.title}>{texts.received}</h2>
      <ul className={classes.entries}>
        {received.map((payment, index) => (
          <li key={`${index} ${payment.receivedOn}`} className={classes.entry}>
            <span>{texts.ways[payment.way]}</span>
            <time dateTime={payment.receivedOn} className={classes.quiet}>
              {dayOf(payment.receivedOn, language)}
            </time>
            {payment.reference && <span className={classes.quiet}>{payment.reference}</span>}
            <span className={classes.amount}>{money(payment.amount, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

const ATTEMPT_TONES = {
  REQUESTED: 'quiet',
  OPEN: 'warn',
  PENDING: 'warn',
  PAID: 'good',
  FAILED: 'bad',
  EXPIRED: 'quiet',
  REFUSED: 'bad',
  QUESTIONED: 'bad',
} as const;

const PROVIDERS = { STRIPE: 'Stripe', MERCADO_PAGO: 'Mercado Pago' } as const;

function Attempts({ file: { attempts } }: { file: InvoiceFile }) {
  const texts = useBillingTexts();
  const language = useLanguage();
  return (
    <section>
      <h2 className={cards.title}>{texts.attempts}</h2>
      {attempts.length === 0 && <p className={classes.quiet}>{texts.noAttempts}</p>}
      <ul className={classes.entries}>
        {attempts.map((attempt) => (
          <li key={attempt.id} className={classes.entry}>
            <span>{PROVIDERS[attempt.provider]}</span>
            <Tag tone={ATTEMPT_TONES[attempt.state]}>{texts.attemptStates[attempt.state]}</Tag>
            <time dateTime={attempt.requestedAt} className={classes.quiet}>
              {fullMoment(attempt.requestedAt, language)}
            </time>
            <Link to={`/inbox/${attempt.conversation}`} className={cards.link}>
              {texts.toConversation}
            </Link>
            <span className={classes.amount}>{money(attempt.amount, language)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
