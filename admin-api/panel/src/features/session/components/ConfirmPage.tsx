import { PasswordInput, TextInput } from '@mantine/core';
import { useLocation } from 'wouter';
import type { LinkView } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { DoorForm } from '../../../ui/DoorForm';
import { DoorFrame } from '../../../ui/DoorFrame';
import { useConfirmSignUp } from '../api/confirm-sign-up';
import { useSessionTexts } from '../texts';
import { CodeForm, ticketOf } from './CodeForm';
import { LinkPage } from './LinkPage';

/** The end of a sign-up: whoever got the mail says who they are. */
export default function ConfirmPage() {
  const { confirm: texts } = useSessionTexts();
  return (
    <LinkPage title={texts.title} kind="SIGN_UP">
      {(link, token) => <Confirmation link={link} token={token} />}
    </LinkPage>
  );
}

function Confirmation({ link, token }: { link: LinkView; token: string }) {
  const { confirm: texts } = useSessionTexts();
  const { signIn, newcomer } = useTexts();
  const [, go] = useLocation();
  const confirm = useConfirmSignUp();
  const ticket = ticketOf(confirm.error);
  if (ticket) {
    return (
      <DoorFrame title={signIn.codeTitle} lead={signIn.codeLead}>
        <CodeForm ticket={ticket} onBack={() => go('/')} onDone={() => go('/inbox')} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame title={texts.title} lead={texts.lead(link.company ?? '')}>
      <DoorForm
        names={['name', 'password']}
        missing={newcomer.missing}
        submit={texts.submit}
        isPending={confirm.isPending}
        failure={confirm.error}
        onSubmit={(fields) =>
          confirm.mutate(
            { token, name: fields('name').trim(), password: fields('password') },
            { onSuccess: () => go('/inbox') },
          )
        }
      >
        <TextInput label={signIn.email} value={link.email} autoComplete="username" readOnly size="md" />
        <TextInput name="name" label={newcomer.name} description={newcomer.nameHint} autoComplete="name" maxLength={100} size="md" autoFocus />
        <PasswordInput name="password" label={newcomer.password} description={newcomer.passwordHint} autoComplete="new-password" size="md" />
      </DoorForm>
    </DoorFrame>
  );
}
