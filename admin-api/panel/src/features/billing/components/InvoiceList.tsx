import { Link } from 'wouter';
import type { Invoice } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { ChoiceFilter, Filters, WordsFilter } from '../../../ui/Filters';
import { Listing } from '../../../ui/Listing';
import { money } from '../../../ui/money';
import { Empty } from '../../../ui/States';
import { useFilter } from '../../../ui/useFilter';
import { STATES, useInvoices } from '../api/list-invoices';
import { useBillingTexts } from '../texts';
import { dayOf } from './days';
import classes from './Invoice.module.css';
import { InvoiceTag } from './InvoiceTag';

export function InvoiceList() {
  const texts = useBillingTexts();
  const search = useFilter();
  const state = search.one('state', STATES);
  const q = search.get('q');
  const isNarrowed = state !== undefined || q !== undefined;
  return (
    <>
      <Filters>
        <WordsFilter label={texts.search} value={q ?? ''} onChange={(words) => search.set({ q: words })} />
        <ChoiceFilter
          label={texts.state}
          any={texts.anyState}
          value={state}
          options={STATES.map((value) => [value, texts.states[value]])}
          onChange={(value) => search.set({ state: value })}
        />
      </Filters>
      <Listing
        query={useInvoices({ state, q })}
        empty={
          <Empty icon="invoice" title={isNarrowed ? texts.noneFound : texts.noInvoices}>
            {!isNarrowed && texts.noInvoicesHint}
          </Empty>
        }
      >
        {(found) => (
          <ul className={cards.list}>
            {found.map((invoice) => (
              <Row key={invoice.id} invoice={invoice} />
            ))}
          </ul>
        )}
      </Listing>
    </>
  );
}

function Row({ invoice }: { invoice: Invoice }) {
  const texts = useBillingTexts();
  const language = useLanguage();
  return (
    <li>
      <Link to={`/billing/invoices/${invoice.id}${location.search}`} className={classes.row}>
        <span className={cards.head}>
          <span className={cards.name}>{invoice.number}</span>
          <InvoiceTag state={invoice.state} />
          <span className={classes.total}>{money(invoice.total, language)}</span>
        </span>
        <span className={cards.small}>
          <span>{invoice.customerName}</span>
          <span>
            {texts.due}: {dayOf(invoice.dueOn, language)}
          </span>
          {invoice.outstanding.minor > 0 && invoice.outstanding.minor !== invoice.total.minor && (
            <span>
              {texts.owed}: {money(invoice.outstanding, language)}
            </span>
          )}
        </span>
      </Link>
    </li>
  );
}
