import { Skeleton } from '@mantine/core';
import { useContactErrands } from '../api/queries/get-contact-errands';
import type { ContactErrands } from '../api/types';
import { useLanguage, useTexts, type Language } from '../texts/language';
import type { Texts } from '../texts/es';
import classes from './ErrandList.module.css';
import { money } from './money';
import { Failed } from './States';
import { fullMoment, longDay } from './time';

interface Entry {
  key: string;
  title: string;
  state: string;
  detail: string;
}

/** What a contact has had done: tickets, appointments, invoices, payments. */
export function ErrandList({ contact, most }: { contact: string; most: number }) {
  const texts = useTexts();
  const language = useLanguage();
  const errands = useContactErrands(contact);
  if (errands.isPending) {
    return <Skeleton height={32} radius="xl" />;
  }
  if (!errands.data) {
    return <Failed failure={errands.error} onRetry={() => errands.refetch()} />;
  }
  const kinds = entries(errands.data, texts, language);
  return kinds.every(({ found }) => found.length === 0) ? (
    <p className={classes.none}>{texts.contacts.noErrands}</p>
  ) : (
    <>
      {kinds
        .filter(({ found }) => found.length > 0)
        .map(({ name, found }) => (
          <section key={name} className={classes.kind}>
            <h4>{name}</h4>
            <ul>
              {found.slice(0, most).map((entry) => (
                <li key={entry.key}>
                  <span className={classes.title}>{entry.title}</span>
                  <span className={classes.state}>{entry.state}</span>
                  <span className={classes.detail}>{entry.detail}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
    </>
  );
}

function entries(errands: ContactErrands, { contacts: texts }: Texts, language: Language): { name: string; found: Entry[] }[] {
  const state = (kind: keyof ContactErrands, code: string) => texts.states[kind][code] ?? code;
  return [
    {
      name: texts.tickets,
      found: errands.tickets.map((one) => ({ key: one.number, title: one.number, state: state('tickets', one.state), detail: one.summary })),
    },
    {
      name: texts.appointments,
      found: errands.appointments.map((one) => ({
        key: one.number,
        title: one.number,
        state: state('appointments', one.state),
        detail: fullMoment(one.startsAt, language),
      })),
    },
    {
      name: texts.invoices,
      found: errands.invoices.map((one) => ({
        key: one.number,
        title: one.number,
        state: state('invoices', one.state),
        detail: `${money({ minor: one.totalMinor, currency: one.currency }, language)} · ${longDay(`${one.dueOn}T12:00:00Z`, language)}`,
      })),
    },
    {
      name: texts.payments,
      found: errands.payments.map((one) => ({
        key: `${one.invoice} ${one.requestedAt ?? ''}`,
        title: one.invoice,
        state: state('payments', one.state),
        detail: money({ minor: one.amountMinor, currency: one.currency }, language),
      })),
    },
  ];
}
