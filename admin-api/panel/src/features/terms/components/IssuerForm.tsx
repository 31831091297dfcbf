import { Textarea, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Issuer } from '../../../api/types';
import { useSetIssuer } from '../api/set-issuer';
import { useTermsTexts } from '../texts';
import { SaveFoot } from './SaveFoot';
import classes from './TermsPage.module.css';

/** Who stands on invoices. */
export function IssuerForm({ issuer }: { issuer: Issuer }) {
  const texts = useTermsTexts();
  const set = useSetIssuer();
  const [draft, setDraft] = useState({
    name: issuer.name,
    taxNumber: issuer.taxNumber ?? '',
    address: issuer.address ?? '',
    contact: issuer.contact ?? '',
  });
  const entry = (field: keyof typeof draft) => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => {
      set.reset();
      setDraft({ ...draft, [field]: event.currentTarget.value });
    },
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    set.mutate({
      name: draft.name.trim(),
      taxNumber: draft.taxNumber.trim() || null,
      address: draft.address.trim() || null,
      contact: draft.contact.trim() || null,
    });
  };
  return (
    <form className={classes.fields} onSubmit={submit}>
      <TextInput label={texts.name} maxLength={120} {...entry('name')} />
      <TextInput label={texts.taxNumber} maxLength={40} {...entry('taxNumber')} />
      <Textarea label={texts.address} rows={3} maxLength={300} {...entry('address')} />
      <Textarea label={texts.contact} description={texts.contactHint} rows={2} maxLength={300} {...entry('contact')} />
      <SaveFoot setting={set} isComplete={draft.name.trim() !== ''} />
    </form>
  );
}
