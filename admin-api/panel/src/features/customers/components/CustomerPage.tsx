import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useCustomer } from '../../../api/queries/get-customer';
import type { CustomerCard, Invoice } from '../../../api/types';
import { LANGUAGES, useLanguage, WRITTEN } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Facts } from '../../../ui/Facts';
import { Icon } from '../../../ui/Icon';
import { Listing } from '../../../ui/Listing';
import { money } from '../../../ui/money';
import { PageFrame } from '../../../ui/PageFrame';
import { Failed } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { useCustomerInvoices } from '../api/list-customer-invoices';
import { useCustomerTexts } from '../texts';
import { CustomerForm } from './CustomerForm';
import classes from './Customers.module.css';
import { Logins } from './Logins';
import { Subscriptions } from './Subscriptions';

/** One customer: how they are reached, what they subscribed to and what they were billed. */
export function CustomerPage({ id }: { id: string }) {
  const texts = useCustomerTexts();
  const card = useCustomer(id);
  const known = card.data?.customer;
  return (
    <PageFrame title={known?.name ?? texts.title} lead={known ? texts.numbered(known.number) : texts.lead}>
      <Link to={`/customers${location.search}`} className={classes.back}>
        <Icon name="left" size={17} />
        {texts.all}
      </Link>
      {card.isPending && <Skeleton height="12rem" radius="md" />}
      {card.isError && !card.data && <Failed failure={card.error} onRetry={() => card.refetch()} />}
      {card.data && <Found card={card.data} />}
    </PageFrame>
  );
}

function Found({ card }: { card: CustomerCard }) {
  const texts = useCustomerTexts();
  const [isChanging, change] = useState(false);
  return (
    <>
      <OnFile card={card} />
      <div className={cards.buttons}>
        <Button variant="default" onClick={() => change(true)}>
          {texts.change}
        </Button>
        <Button component={Link} to={`/billing/new?customer=${card.customer.id}`} leftSection={<Icon name="invoice" size={17} />}>
          {texts.bill}
        </Button>
      </div>
      <Subscriptions card={card} />
      <Logins card={card} />
      <h2 className={cards.title}>{texts.invoices}</h2>
      <Invoices customer={card.customer.id} />
      {isChanging && <CustomerForm customer={card.customer} onClose={() => change(false)} />}
    </>
  );
}

function OnFile({ card: { customer, phoneShared, emailShared } }: { card: CustomerCard }) {
  const texts = useCustomerTexts();
  const spoken = (['es', 'en', 'de'] as const).find((one) => WRITTEN[one] === customer.language) ?? 'es';
  return (
    <section className={classes.facts}>
      <Facts
        facts={[
          [
            texts.phone,
            customer.phone && (
              <span className={classes.proof}>
                {customer.phone}
                {phoneShared && <Tag tone="warn">{texts.phoneShared}</Tag>}
              </span>
            ),
          ],
          [
            texts.email,
            customer.email && (
              <span className={classes.proof}>
                {customer.email}
                {emailShared ? (
                  <Tag tone="warn">{texts.emailShared}</Tag>
                ) : (
                  <Tag tone={customer.emailVerified ? 'good' : 'quiet'}>
                    {customer.emailVerified ? texts.codesGo : texts.noCodes}
                  </Tag>
                )}
              </span>
            ),
          ],
          [texts.language, LANGUAGES[spoken]],
        ]}
      />
      {!customer.phone && !customer.emailVerified && <p className={classes.hint}>{texts.unproven}</p>}
    </section>
  );
}

const TONES = { OPEN: 'warn', OVERDUE: 'bad', PAID: 'good', CANCELLED: 'quiet' } as const;

function Invoices({ customer }: { customer: string }) {
  const texts = useCustomerTexts();
  return (
    <Listing query={useCustomerInvoices(customer)} empty={<p className={classes.hint}>{texts.noInvoices}</p>}>
      {(found) => (
        <ul className={cards.list}>
          {found.map((invoice) => (
            <InvoiceRow key={invoice.id} invoice={invoice} />
          ))}
        </ul>
      )}
    </Listing>
  );
}

function InvoiceRow({ invoice }: { invoice: Invoice }) {
  const texts = useCustomerTexts();
  const language = useLanguage();
  return (
    <li>
      <Link to={`/billing/invoices/${invoice.id}`} className={classes.row}>
        <span className={cards.head}>
          <span className={cards.name}>{invoice.number}</span>
          <Tag tone={TONES[invoice.state]}>{texts.states[invoice.state]}</Tag>
          <span className={classes.sum}>{money(invoice.total, language)}</span>
        </span>
      </Link>
    </li>
  );
}
