import { Textarea, TextInput } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import type { Issuer, IssuerView } from '../../../api/types';
import { useDraft } from '../../../ui/useDraft';
import { useSetIssuer } from '../api/set-issuer';
import { useTermsTexts } from '../texts';
import { SaveFoot } from './SaveFoot';
import classes from './TermsPage.module.css';

/** As it stands in the fields. */
type Draft = Record<keyof Issuer, string>;

/** Who stands on invoices. */
export function IssuerForm({ issuer }: { issuer: IssuerView }) {
  const texts = useTermsTexts();
  const { draft, save, ...edit } = useDraft({ version: issuer.version, draft: draftOf(issuer) }, useSetIssuer(), wishOf);
  const entry = (field: keyof Draft) => ({
    value: draft[field],
    onChange: (event: { currentTarget: { value: string } }) => edit.change({ ...draft, [field]: event.currentTarget.value }),
  });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    edit.keep();
  };
  return (
    <form className={classes.fields} onSubmit={submit}>
      <TextInput label={texts.name} maxLength={120} {...entry('name')} />
      <TextInput label={texts.taxNumber} maxLength={40} {...entry('taxNumber')} />
      <Textarea label={texts.address} rows={3} maxLength={300} {...entry('address')} />
      <Textarea label={texts.contact} description={texts.contactHint} rows={2} maxLength={300} {...entry('contact')} />
      <SaveFoot setting={save} isComplete={edit.isFit} />
    </form>
  );
}

function draftOf({ name, taxNumber, address, contact }: Issuer): Draft {
  return { name, taxNumber: taxNumber ?? '', address: address ?? '', contact: contact ?? '' };
}

/** None without a name. */
function wishOf(draft: Draft): Issuer | undefined {
  const name = draft.name.trim();
  return name === ''
    ? undefined
    : {
        name,
        taxNumber: draft.taxNumber.trim() || null,
        address: draft.address.trim() || null,
        contact: draft.contact.trim() || null,
      };
}
