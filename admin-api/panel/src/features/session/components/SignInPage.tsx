import { PasswordInput, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useTexts } from '../../../texts/language';
import { DoorForm } from '../../../ui/DoorForm';
import { DoorFrame } from '../../../ui/DoorFrame';
import { useSignUps } from '../api/sign-ups';
import { useSignIn } from '../api/sign-in';
import { CodeForm, ticketOf } from './CodeForm';

export function SignInPage() {
  const { signIn: texts } = useTexts();
  const signIn = useSignIn();
  const signUps = useSignUps();
  const [hasEnded] = useState(() => sessionStorage.getItem('recado.ended') === 'yes');
  const ticket = ticketOf(signIn.error);

  if (ticket) {
    return (
      <DoorFrame title={texts.codeTitle} lead={texts.codeLead}>
        <CodeForm ticket={ticket} onBack={() => signIn.reset()} />
      </DoorFrame>
    );
  }
  return (
    <DoorFrame
      title={texts.title}
      lead={hasEnded ? texts.ended : texts.lead}
      foot={
        <>
          <Link to="/forgotten">{texts.forgotten}</Link>
          {signUps.data?.open && <Link to="/signup">{texts.signUp}</Link>}
        </>
      }
    >
      <DoorForm
        names={['email', 'password']}
        missing={texts.missing}
        submit={texts.submit}
        isPending={signIn.isPending}
        failure={signIn.error}
        onSubmit={(fields) => {
          sessionStorage.removeItem('recado.ended');
          signIn.mutate({ email: fields('email').trim(), password: fields('password') });
        }}
      >
        <TextInput name="email" type="email" label={texts.email} autoComplete="username" size="md" autoFocus />
        <PasswordInput name="password" label={texts.password} autoComplete="current-password" size="md" />
      </DoorForm>
    </DoorFrame>
  );
}
