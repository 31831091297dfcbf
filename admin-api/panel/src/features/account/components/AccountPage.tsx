import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { Link } from 'wouter';
import type { Account, WrittenLanguage } from '../../../api/types';
import { LANGUAGES, useTexts, WRITTEN, type Language } from '../../../texts/language';
import { PageFrame } from '../../../ui/PageFrame';
import { Failed, Problem } from '../../../ui/States';
import { useChangeLanguage } from '../api/change-language';
import { useChangeName } from '../api/change-name';
import { useAccount } from '../../../api/queries/get-account';
import { useAccountTexts } from '../texts';
import classes from './AccountPage.module.css';
import { FactorPart } from './FactorPart';
import { NotificationsPart } from './NotificationsPart';
import { PasswordPart } from './PasswordPart';

/** What is one's own. */
export default function AccountPage() {
  const texts = useAccountTexts();
  const account = useAccount();
  return (
    <PageFrame title={texts.title} lead={account.data ? texts.lead(account.data.email) : ''}>
      {account.isPending && <Skeleton height="14rem" radius="md" />}
      {account.isError && !account.data && <Failed failure={account.error} onRetry={() => account.refetch()} />}
      {account.data && (
        <>
          <ProfilePart account={account.data} />
          <PasswordPart />
          <FactorPart account={account.data} />
          <NotificationsPart />
          <SessionsPart />
        </>
      )}
    </PageFrame>
  );
}

function ProfilePart({ account }: { account: Account }) {
  const texts = useAccountTexts();
  const { people } = useTexts();
  const change = useChangeName();
  const [name, setName] = useState(account.name);
  const save = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (name.trim() !== '') {
      change.mutate(name.trim());
    }
  };
  return (
    <section className={classes.part}>
      <h2>{texts.profile}</h2>
      <p className={classes.lead}>{texts.at(people.roles[account.role], account.company)}</p>
      <div className={classes.form}>
        <form className={classes.form} onSubmit={save}>
          <TextInput label={texts.name} value={name} maxLength={100} autoComplete="name" onChange={(event) => setName(event.currentTarget.value)} />
          <div className={classes.row}>
            <Button type="submit" variant="default" loading={change.isPending} disabled={name.trim() === '' || name.trim() === account.name}>
              {texts.save}
            </Button>
            <span role="status" className={classes.done}>
              {change.isSuccess && texts.saved}
            </span>
          </div>
          <Problem failure={change.error} />
        </form>
        <MailLanguage account={account} />
      </div>
    </section>
  );
}

function MailLanguage({ account }: { account: Account }) {
  const texts = useAccountTexts();
  const change = useChangeLanguage();
  return (
    <>
      <NativeSelect
        label={texts.language}
        value={change.isPending ? change.variables : account.language}
        data={Object.entries(LANGUAGES).map(([code, name]) => ({ value: WRITTEN[code as Language], label: name }))}
        onChange={(event) => change.mutate(event.currentTarget.value as WrittenLanguage)}
      />
      <Problem failure={change.error} />
    </>
  );
}

function SessionsPart() {
  const texts = useAccountTexts();
  return (
    <section className={classes.part}>
      <h2>{texts.sessionsTitle}</h2>
      <p className={classes.lead}>{texts.sessionsLead}</p>
      <Link className={classes.link} to="/sessions">
        {texts.toSessions}
      </Link>
    </section>
  );
}
