import { NativeSelect, Switch, TextInput } from '@mantine/core';
import { useState } from 'react';
import { codeOf } from '../../../api/problem';
import type { Customer, CustomerDraft } from '../../../api/types';
import { LANGUAGES, useSpeech, WRITTEN } from '../../../texts/language';
import { Wish } from '../../../ui/Wish';
import { useSaveCustomer } from '../api/save-customer';
import { useCustomerTexts } from '../texts';

interface Props {
  customer: Customer | undefined;
  onSaved?: (saved: Customer) => void;
  onClose: () => void;
}

/** As the API takes a number; whether it exists is for the API to say. */
const PHONE = /^\+[\d ().-]{6,24}$/;
const ADDRESS = /^[^\s@,;<>"()]+@[^\s@,;<>"()]+$/;

/** One customer, to be entered or changed. */
export function CustomerForm({ customer, onSaved, onClose }: Props) {
  const texts = useCustomerTexts();
  const { language } = useSpeech();
  const save = useSaveCustomer(customer);
  const [draft, setDraft] = useState<CustomerDraft>({
    number: customer?.number ?? '',
    name: customer?.name ?? '',
    phone: customer?.phone ?? '',
    email: customer?.email ?? '',
    emailVerified: customer?.emailVerified ?? false,
    language: customer?.language ?? WRITTEN[language],
  });
  const [isTried, setTried] = useState(false);
  const phone = draft.phone?.trim() || null;
  const email = draft.email?.trim() || null;
  const wrong = {
    number: draft.number.trim() === '',
    name: draft.name.trim() === '',
    phone: phone !== null && !PHONE.test(phone),
    email: email !== null && !ADDRESS.test(email),
  };
  const act = () => {
    setTried(true);
    if (!Object.values(wrong).some(Boolean)) {
      const wish = { ...draft, phone, email, emailVerified: email !== null && draft.emailVerified };
      save.mutate(wish, {
        onSuccess: (saved) => {
          onClose();
          onSaved?.(saved);
        },
      });
    }
  };
  const isPhoneRefused = codeOf(save.error) === 'body-unreadable' && phone !== null;
  const isMoved = customer && (customer.email ?? null) !== email;
  const field = (name: 'number' | 'name' | 'phone' | 'email') => ({
    value: draft[name] ?? '',
    onChange: (event: { currentTarget: { value: string } }) =>
      // Nobody has made sure of another address yet.
      setDraft({ ...draft, [name]: event.currentTarget.value, emailVerified: name !== 'email' && draft.emailVerified }),
  });
  return (
    <Wish
      title={customer ? texts.changeOf(customer.name) : texts.add}
      act={texts.save}
      isPending={save.isPending}
      failure={isPhoneRefused ? null : save.error}
      onAct={act}
      onClose={onClose}
    >
      <TextInput label={texts.number} maxLength={40} error={isTried && wrong.number && texts.needed} {...field('number')} />
      <TextInput label={texts.name} maxLength={200} error={isTried && wrong.name && texts.needed} {...field('name')} />
      <TextInput
        label={texts.phone}
        description={texts.phoneHint}
        type="tel"
        placeholder="+56 9 6123 4567"
        error={(isTried && wrong.phone) || isPhoneRefused ? texts.phoneWrong : false}
        {...field('phone')}
      />
      <TextInput
        label={texts.email}
        description={isMoved ? texts.emailMoved : texts.emailHint}
        type="email"
        error={isTried && wrong.email && texts.emailWrong}
        {...field('email')}
      />
      <Switch
        label={texts.verified}
        description={texts.verifiedHint}
        disabled={email === null}
        checked={email !== null && draft.emailVerified}
        onChange={(event) => setDraft({ ...draft, emailVerified: event.currentTarget.checked })}
      />
      <NativeSelect
        label={texts.language}
        value={draft.language}
        onChange={(event) => setDraft({ ...draft, language: event.currentTarget.value as CustomerDraft['language'] })}
        data={(['es', 'en', 'de'] as const).map((one) => ({ value: WRITTEN[one], label: LANGUAGES[one] }))}
      />
    </Wish>
  );
}
