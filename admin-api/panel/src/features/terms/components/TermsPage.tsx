import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { PageFrame } from '../../../ui/PageFrame';
import { Failed } from '../../../ui/States';
import { useBankAccounts } from '../api/get-bank-accounts';
import { useIssuer } from '../api/get-issuer';
import { usePromiseTerms } from '../api/get-promise-terms';
import { useTermsTexts } from '../texts';
import { BankAccounts } from './BankAccounts';
import { IssuerForm } from './IssuerForm';
import { PromiseForm } from './PromiseForm';
import classes from './TermsPage.module.css';

/** What a tenant says once about its invoices. */
export default function TermsPage() {
  const texts = useTermsTexts();
  const issuer = useIssuer();
  const promises = usePromiseTerms();
  const accounts = useBankAccounts();
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <Card title={texts.issuer} words={texts.issuerWords} asked={issuer}>
        {issuer.data && <IssuerForm issuer={issuer.data} />}
      </Card>
      <Card title={texts.accounts} words={texts.accountsWords} asked={accounts}>
        {accounts.data && <BankAccounts shown={accounts.data} />}
      </Card>
      <Card title={texts.promises} words={texts.promisesWords} asked={promises}>
        {promises.data && <PromiseForm terms={promises.data} />}
      </Card>
    </PageFrame>
  );
}

interface Asked {
  isPending: boolean;
  data: unknown;
  error: unknown;
  refetch: () => unknown;
}

function Card({ title, words, asked, children }: { title: string; words: string; asked: Asked; children: ReactNode }) {
  return (
    <section className={classes.card}>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.words}>{words}</p>
      {asked.isPending && <Skeleton height="12rem" radius="md" />}
      {!asked.isPending && !asked.data && <Failed failure={asked.error} onRetry={() => asked.refetch()} />}
      {children}
    </section>
  );
}
