import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useCustomers } from '../../../api/queries/list-customers';
import type { Customer } from '../../../api/types';
import cards from '../../../ui/cards.module.css';
import { Filters, WordsFilter } from '../../../ui/Filters';
import { Icon } from '../../../ui/Icon';
import { Listing } from '../../../ui/Listing';
import { Empty } from '../../../ui/States';
import { useFilter } from '../../../ui/useFilter';
import { useCustomerTexts } from '../texts';
import { CustomerForm } from './CustomerForm';
import classes from './Customers.module.css';
import { ImportDialog } from './ImportDialog';

export function CustomerList() {
  const texts = useCustomerTexts();
  const search = useFilter();
  const [, navigate] = useLocation();
  const [asked, ask] = useState<'new' | 'import'>();
  const q = search.get('q') ?? '';
  return (
    <>
      <Filters>
        <WordsFilter label={texts.search} value={q} onChange={(words) => search.set({ q: words })} />
        <Button variant="default" leftSection={<Icon name="file" size={17} />} onClick={() => ask('import')}>
          {texts.import}
        </Button>
        <Button onClick={() => ask('new')}>{texts.add}</Button>
      </Filters>
      <Listing
        query={useCustomers(q)}
        empty={
          <Empty icon="contact" title={q ? texts.noneFound : texts.none}>
            {q ? texts.noneFoundHint : texts.noneHint}
          </Empty>
        }
      >
        {(found) => (
          <ul className={cards.list}>
            {found.map((customer) => (
              <Row key={customer.id} customer={customer} />
            ))}
          </ul>
        )}
      </Listing>
      {asked === 'new' && (
        <CustomerForm customer={undefined} onSaved={(saved) => navigate(`/customers/${saved.id}`)} onClose={() => ask(undefined)} />
      )}
      {asked === 'import' && <ImportDialog onClose={() => ask(undefined)} />}
    </>
  );
}

function Row({ customer }: { customer: Customer }) {
  return (
    <li>
      <Link to={`/customers/${customer.id}${location.search}`} className={classes.row}>
        <span className={cards.head}>
          <span className={cards.name}>{customer.name}</span>
          <span className={cards.end}>{customer.number}</span>
        </span>
        <span className={cards.small}>
          {customer.phone && <span>{customer.phone}</span>}
          {customer.email && <span>{customer.email}</span>}
        </span>
      </Link>
    </li>
  );
}
