import { PasswordInput, TextInput } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { LinkView } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { DoorForm } from '../../../ui/DoorForm';
import { DoorFrame } from '../../../ui/DoorFrame';
import type { Newcomer } from '../api/confirm-sign-up';
import { CodeForm, ticketOf } from './CodeForm';

interface Props {
  link: LinkView;
  token: string;
  title: string;
  lead: string;
  /** What the button says. */
  submit: string;
  /** Where they are led. */
  to: string;
  entry: UseMutationResult<unknown, Error, Newcomer>;
  /** What the password of the account is called that the address has; null where a new one is chosen. */
  ownPassword?: string | null;
}

/** Whom a mailed link has brought says who they are, and is in; after a code where their account has a second factor. */
export function NewcomerForm({ link, token, title, lead, submit, to, entry, ownPassword = null }: Props) {
  const { signIn, newcomer } = useTexts();
  const [, go] = useLocation();
  const enter = () => go(to);
  const ticket = ticketOf(entry.error);
  if (ticket) {
    return (
      <DoorFrame title={signIn.codeTitle} lead={signIn.codeLead}>
        <CodeForm ticket={ticket} onBack={() => go('/')} onDone={enter} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title={title} lead={lead}>
      <DoorForm
        names={['name', 'password']}
        missing={newcomer.missing}
        submit={submit}
        isPending={entry.isPending}
        failure={entry.error}
        onSubmit={(fields) => entry.mutate({ token, name: fields('name').trim(), password: fields('password') }, { onSuccess: enter })}
      >
        <TextInput label={signIn.email} value={link.email} autoComplete="username" readOnly size="md" />
        <TextInput name="name" label={newcomer.name} description={newcomer.nameHint} autoComplete="name" maxLength={100} size="md" autoFocus />
        {ownPassword ? (
          <PasswordInput name="password" label={ownPassword} autoComplete="current-password" size="md" />
        ) : (
          <PasswordInput name="password" label={newcomer.password} description={newcomer.passwordHint} autoComplete="new-password" size="md" />
        )}
      </DoorForm>
    </DoorFrame>
  );
}
