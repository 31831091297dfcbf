import { PasswordInput, TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
import type { LinkView } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { DoorForm } from '../../../ui/DoorForm';
import { DoorFrame } from '../../../ui/DoorFrame';
import { useAcceptInvitation } from '../api/accept-invitation';
import { useSessionTexts } from '../texts';
import { CodeForm, ticketOf } from './CodeForm';
import { LinkPage } from './LinkPage';

/** Accepting an invitation: with a new account, or with the one the address has. */
export default function JoinPage() {
  const { join: texts } = useSessionTexts();
  return (
    <LinkPage title={texts.opening} kind="INVITATION">
      {(link, token) => <Acceptance link={link} token={token} />}
    </LinkPage>
  );
}

function Acceptance({ link, token }: { link: LinkView; token: string }) {
  const { join: texts } = useSessionTexts();
  const { signIn, newcomer, people } = useTexts();
  const [, go] = useLocation();
  const accept = useAcceptInvitation();
  const ticket = ticketOf(accept.error);
  if (ticket) {
    return (
      <DoorFrame title={signIn.codeTitle} lead={signIn.codeLead}>
        <CodeForm ticket={ticket} onBack={() => go('/')} onDone={() => go('/inbox')} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame
      title={texts.title(link.company ?? '')}
      lead={link.hasAccount ? texts.known : texts.lead(people.roles[link.role ?? 'AGENT'])}
    >
      <DoorForm
        names={['name', 'password']}
        missing={newcomer.missing}
        submit={texts.submit}
        isPending={accept.isPending}
        failure={accept.error}
        onSubmit={(fields) =>
          accept.mutate(
            { token, name: fields('name').trim(), password: fields('password') },
            { onSuccess: () => go('/inbox') },
          )
        }
      >
        <TextInput label={signIn.email} value={link.email} autoComplete="username" readOnly size="md" />
        <TextInput name="name" label={newcomer.name} description={newcomer.nameHint} autoComplete="name" maxLength={100} size="md" autoFocus />
        {link.hasAccount ? (
          <PasswordInput name="password" label={texts.ownPassword} autoComplete="current-password" size="md" />
        ) : (
          <PasswordInput name="password" label={newcomer.password} description={newcomer.passwordHint} autoComplete="new-password" size="md" />
        )}
      </DoorForm>
    </DoorFrame>
  );
}
