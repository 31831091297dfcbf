import { PasswordInput, TextInput } from '@mantine/core';
import { Link } from 'wouter';
import { useTexts } from '../../../texts/language';
import { DoorForm } from '../../../ui/DoorForm';
import { DoorFrame, Said } from '../../../ui/DoorFrame';
import { useResetPassword } from '../api/reset-password';
import { useSessionTexts } from '../texts';
import { LinkPage } from './LinkPage';

/** Another password, for whoever got the mail. */
export default function ResetPage() {
  const { reset: texts } = useSessionTexts();
  const { signIn, newcomer } = useTexts();
  const reset = useResetPassword();
  if (reset.isSuccess) {
    return (
      <DoorFrame title={texts.done} lead={texts.doneLead} foot={<Link to="/">{texts.toSignIn}</Link>}>
        <Said>
          <p>{texts.doneHint}</p>
        </Said>
      </DoorFrame>
    );
  }
  return (
    <LinkPage title={texts.title} kind="RESET">
      {(link, token) => (
        <DoorFrame title={texts.title} lead={texts.lead}>
          <DoorForm
            names={['password']}
            missing={texts.missing}
            submit={texts.submit}
            isPending={reset.isPending}
            failure={reset.error}
            onSubmit={(fields) => reset.mutate({ token, password: fields('password') })}
          >
            <TextInput label={signIn.email} value={link.email} autoComplete="username" readOnly size="md" />
            <PasswordInput name="password" label={newcomer.password} description={newcomer.passwordHint} autoComplete="new-password" size="md" autoFocus />
          </DoorForm>
        </DoorFrame>
      )}
    </LinkPage>
  );
}
