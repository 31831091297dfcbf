import { Button, Select, Switch, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import { Link, useLocation } from 'wouter';
import { useCustomer } from '../../../api/queries/get-customer';
import { useCustomers } from '../../../api/queries/list-customers';
import { usePlans } from '../../../api/queries/list-plans';
import type { NewLine } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { amountOf, isCurrency, money, taxOf } from '../../../ui/money';
import { PageFrame } from '../../../ui/PageFrame';
import { Problem } from '../../../ui/States';
import { useFilter } from '../../../ui/useFilter';
import { useInvoices } from '../api/list-invoices';
import { useIssueInvoice } from '../api/issue-invoice';
import { useInvoiceSeries } from '../api/invoice-series';
import { useBillingTexts } from '../texts';
import classes from './Invoice.module.css';
import { LineFields, type TypedLine } from './LineFields';
import { totalsOf } from './totals';

const DAYS_TO_PAY = 15;
const DAY_MS = 86_400_000;

/** An invoice to be: for whom, what of, until when. */
export function NewInvoicePage() {
  const texts = useBillingTexts();
  const [, navigate] = useLocation();
  const latest = useInvoices({});
  const plans = usePlans();
  const series = useInvoiceSeries();
  const issue = useIssueInvoice();
  const given = useFilter().get('customer');
  const [customer, choose] = useState<string | null>(given ?? null);
  const [chosenCurrency, setCurrency] = useState<string>();
  const [dueOn, setDue] = useState(() => new Date(Date.now() + DAYS_TO_PAY * DAY_MS).toISOString().slice(0, 10));
  const [taxIncluded, include] = useState(true);
  const [typed, type] = useState<TypedLine[]>([{ description: '', quantity: '1', price: '', tax: '' }]);
  const [isTried, setTried] = useState(false);

  // The tenant's habits: what they billed last, or what they sell.
  const habit = latest.data?.pages[0]?.items[0]?.total.currency ?? plans.data?.[0]?.price.currency ?? '';
  const currency = (chosenCurrency ?? habit).trim().toUpperCase();
  const usualTax = plans.data?.[0] ? String(plans.data[0].taxBasisPoints / 100) : '';
  const lines = typed.map((line) => lineOf(line, currency, usualTax));
  const complete = lines.filter((line) => line !== null);
  const totals = totalsOf(complete, taxIncluded);
  const isRight = customer !== null && isCurrency(currency) && dueOn !== '' && complete.length === lines.length && totals.total > 0;

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    setTried(true);
    if (isRight && !issue.isPending) {
      issue.mutate(
        { customer, currency, dueOn, taxIncluded, lines: complete },
        { onSuccess: (made) => navigate(`/billing/invoices/${made.invoice.id}`) },
      );
    }
  };
  return (
    <PageFrame title={texts.newInvoice} lead={series.data ? texts.newInvoiceLead(`${series.data.prefix}${series.data.next}`) : texts.newInvoiceWords}>
      <Link to="/billing/invoices" className={classes.back}>
        <Icon name="left" size={17} />
        {texts.back}
      </Link>
      <form className={classes.form} onSubmit={submit}>
        <CustomerChoice value={customer} onChange={choose} error={isTried && customer === null} />
        <div className={classes.pair}>
          <TextInput
            label={texts.currency}
            maxLength={3}
            value={chosenCurrency ?? habit}
            onChange={(event) => setCurrency(event.currentTarget.value)}
            error={isTried && !isCurrency(currency) && texts.currencyWrong}
          />
          <TextInput label={texts.due} type="date" value={dueOn} onChange={(event) => setDue(event.currentTarget.value)} />
        </div>
        <Switch label={texts.taxIncluded} checked={taxIncluded} onChange={(event) => include(event.currentTarget.checked)} />
        <LineFields lines={typed} usualTax={usualTax} wrong={lines.map((line) => isTried && line === null)} onChange={type} />
        {isCurrency(currency) && <Totals totals={totals} currency={currency} />}
        <Problem failure={issue.error} />
        <div className={classes.buttons}>
          <Button type="submit" loading={issue.isPending}>
            {texts.issue}
          </Button>
        </div>
      </form>
    </PageFrame>
  );
}

function lineOf({ description, quantity, price, tax }: TypedLine, currency: string, usualTax: string): NewLine | null {
  const isOff = price.trim().startsWith('-');
  const amount = isCurrency(currency) ? amountOf(price.trim().replace(/^-/, ''), currency) : null;
  const taxBasisPoints = taxOf(tax.trim() || usualTax || '0');
  const isCounted = /^[1-9]\d{0,3}$/.test(quantity.trim());
  return description.trim() !== '' && amount && taxBasisPoints !== null && isCounted
    ? { description: description.trim(), quantity: Number(quantity), unitPrice: isOff ? -amount.minor : amount.minor, taxBasisPoints }
    : null;
}

function CustomerChoice({ value, onChange, error }: { value: string | null; onChange: (value: string | null) => void; error: boolean }) {
  const texts = useBillingTexts();
  const [words, look] = useState('');
  const found = useCustomers(words);
  const chosen = useCustomer(value ?? undefined).data?.customer;
  const known = found.data?.pages.flatMap((page) => page.items) ?? [];
  const shown = chosen && !known.some(({ id }) => id === chosen.id) ? [chosen, ...known] : known;
  return (
    <Select
      label={texts.customer}
      placeholder={texts.customerSearch}
      searchable
      value={value}
      onChange={onChange}
      onSearchChange={(typed) => look(chosen && typed === labelOf(chosen) ? '' : typed)}
      filter={({ options }) => options}
      nothingFoundMessage={texts.noneFound}
      data={shown.map((one) => ({ value: one.id, label: labelOf(one) }))}
      error={error && texts.needed}
    />
  );
}

function labelOf({ name, number }: { name: string; number: string }): string {
  return `${name} · ${number}`;
}

function Totals({ totals, currency }: { totals: ReturnType<typeof totalsOf>; currency: string }) {
  const texts = useBillingTexts();
  const language = useLanguage();
  const shown = (minor: number) => money({ minor, currency }, language);
  return (
    <dl className={classes.totals} aria-live="polite">
      <div>
        <dt>{texts.net}</dt>
        <dd>{shown(totals.net)}</dd>
      </div>
      <div>
        <dt>{texts.tax}</dt>
        <dd>{shown(totals.tax)}</dd>
      </div>
      <div>
        <dt>{texts.total}</dt>
        <dd>{shown(totals.total)}</dd>
      </div>
    </dl>
  );
}
