import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { BankAccount } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { isCurrency } from '../../../ui/money';
import { Problem } from '../../../ui/States';
import { useTermsTexts } from '../texts';

const STANDARDS = ['OTHER', 'IBAN', 'CLABE', 'CBU'] as const satisfies BankAccount['standard'][];

interface Props {
  /** Undefined for a new one. */
  account: BankAccount | undefined;
  setting: { error: unknown; isPending: boolean };
  onKeep: (account: BankAccount) => void;
  onDrop: () => void;
  onClose: () => void;
}

/** One account, to be made, changed or taken away. */
export function BankAccountDialog({ account, setting, onKeep, onDrop, onClose }: Props) {
  const texts = useTermsTexts();
  const { common, replies } = useTexts();
  const [draft, setDraft] = useState({
    standard: account?.standard ?? 'OTHER',
    number: account?.number ?? '',
    currency: account?.currency ?? '',
    holder: account?.holder ?? '',
    bank: account?.bank ?? '',
    note: account?.note ?? '',
  });
  const currency = draft.currency.trim().toUpperCase();
  const isComplete = [draft.number, draft.holder, draft.bank].every((text) => text.trim() !== '') && isCurrency(currency);
  const entry = (field: keyof typeof draft, maxLength: number) => ({
    maxLength,
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => setDraft({ ...draft, [field]: event.currentTarget.value }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    const { standard, number, holder, bank, note } = draft;
    onKeep({ standard, number: number.trim(), currency, holder: holder.trim(), bank: bank.trim(), note: note.trim() || null });
  };
  return (
    <Dialog title={account ? texts.changeAccount(account.bank) : texts.addAccount} onClose={onClose}>
      <form className={forms.form} onSubmit={submit}>
        <TextInput label={texts.bank} {...entry('bank', 80)} />
        <TextInput label={texts.holder} {...entry('holder', 100)} />
        <NativeSelect
          label={texts.standard}
          value={draft.standard}
          data={STANDARDS.map((value) => ({ value, label: texts.standards[value] }))}
          onChange={(event) =>
            setDraft({ ...draft, standard: STANDARDS.find((one) => one === event.currentTarget.value) ?? 'OTHER' })
          }
        />
        <TextInput label={texts.number} {...entry('number', 60)} />
        <TextInput label={texts.accountCurrency} description={texts.accountCurrencyHint} {...entry('currency', 3)} />
        <TextInput label={texts.note} description={texts.noteHint} {...entry('note', 120)} />
        <Problem failure={setting.error} />
        <div className={forms.buttons}>
          {account && (
            <Button variant="subtle" color="red" disabled={setting.isPending} onClick={onDrop}>
              {texts.removeAccount}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={!isComplete} loading={setting.isPending}>
            {replies.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
