import { Button } from '@mantine/core';
import { Link, useLocation } from 'wouter';
import { useMe } from '../../../api/queries/current-session';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { useBillingTexts } from '../texts';
import { InvoiceList } from './InvoiceList';
import { InvoicePage } from './InvoicePage';
import { NewInvoicePage } from './NewInvoicePage';
import classes from './Invoice.module.css';
import { SeriesButton } from './SeriesButton';
import { TransferList } from './TransferList';

interface Params {
  part?: string | undefined;
  invoice?: string | undefined;
}

/** Transfers to decide, and invoices to look up. */
export default function BillingPage({ params: { part, invoice } }: { params: Params }) {
  const texts = useBillingTexts();
  const [, navigate] = useLocation();
  const isOwner = useMe().role === 'OWNER';
  if (part === 'new' && isOwner) {
    return <NewInvoicePage />;
  }
  if (part === 'invoices' && invoice) {
    return <InvoicePage key={invoice} id={invoice} />;
  }
  const shown = part === 'invoices' ? 'invoices' : 'transfers';
  return (
    <PageFrame
      title={texts.title}
      lead={texts.lead}
      aside={
        <Segments
          label={texts.title}
          value={shown}
          options={[
            { value: 'transfers', name: texts.tabs.transfers },
            { value: 'invoices', name: texts.tabs.invoices },
          ]}
          onChange={(value) => navigate(`/billing/${value}`)}
        />
      }
    >
      {shown === 'invoices' && isOwner && (
        <div className={classes.above}>
          <SeriesButton />
          <Button component={Link} to="/billing/new">
            {texts.newInvoice}
          </Button>
        </div>
      )}
      {shown === 'transfers' ? <TransferList /> : <InvoiceList />}
    </PageFrame>
  );
}
