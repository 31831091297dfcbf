import { Button } from '@mantine/core';
import { useState } from 'react';
import type { BankAccount, BankAccounts as Shown } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { useChangeBankAccounts } from '../api/change-bank-accounts';
import { useTermsTexts } from '../texts';
import { BankAccountDialog } from './BankAccountDialog';
import classes from './TermsPage.module.css';

const MOST = 10;

/** Where customers are told to transfer. Each change is saved by itself: it is about their money. */
export function BankAccounts({ shown: { version, accounts } }: { shown: Shown }) {
  const texts = useTermsTexts();
  const { replies } = useTexts();
  const [edited, edit] = useState<BankAccount | 'new' | null>(null);
  const set = useChangeBankAccounts();
  const close = () => {
    set.reset();
    edit(null);
  };
  const save = (wish: BankAccount[]) => set.mutate({ version, wish: { accounts: wish } }, { onSuccess: () => edit(null) });
  const isEdited = (one: BankAccount) => edited !== null && edited !== 'new' && isSame(one, edited);
  // Where somebody else has taken it away meanwhile, whoever saves it all the same wants it back.
  const keep = (kept: BankAccount) =>
    save(accounts.some(isEdited) ? accounts.map((one) => (isEdited(one) ? kept : one)) : [...accounts, kept]);
  const drop = () => save(accounts.filter((one) => !isEdited(one)));
  return (
    <div className={classes.fields}>
      {accounts.length === 0 && <p className={classes.quiet}>{texts.noAccounts}</p>}
      <ul className={classes.accounts}>
        {accounts.map((account) => (
          <li key={account.number + account.currency} className={classes.account}>
            <div className={classes.middle}>
              <p className={classes.name}>
                {account.bank} · {account.currency}
              </p>
              <p className={classes.quiet}>{account.holder}</p>
              <p className={classes.number}>{legible(account)}</p>
              {account.note && <p className={classes.quiet}>{account.note}</p>}
            </div>
            <Button variant="default" aria-label={texts.changeAccount(account.bank)} onClick={() => edit(account)}>
              {replies.edit}
            </Button>
          </li>
        ))}
      </ul>
      {accounts.length < MOST && (
        <div className={classes.foot}>
          <Button onClick={() => edit('new')}>{texts.addAccount}</Button>
        </div>
      )}
      {edited && (
        <BankAccountDialog account={edited === 'new' ? undefined : edited} setting={set} onKeep={keep} onDrop={drop} onClose={close} />
      )}
    </div>
  );
}

function isSame(one: BankAccount, other: BankAccount): boolean {
  return one.number === other.number && one.currency === other.currency;
}

/** An IBAN as it is printed (ISO 13616): in groups of four. */
function legible({ standard, number }: BankAccount): string {
  return standard === 'IBAN' ? number.replace(/(.{4})(?=.)/g, '$1 ') : number;
}
