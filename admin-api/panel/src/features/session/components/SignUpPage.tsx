import { NativeSelect, TextInput } from '@mantine/core';
import { Link } from 'wouter';
import { useLanguage, useTexts, WRITTEN } from '../../../texts/language';
import { DoorForm } from '../../../ui/DoorForm';
import { DoorFrame, Said } from '../../../ui/DoorFrame';
import { ownTimeZone, timeZones } from '../../../ui/zones';
import { useSignUp } from '../api/sign-up';
import { useSessionTexts } from '../texts';

/** For a firm that nobody invited. */
export default function SignUpPage() {
  const { signUp: texts } = useSessionTexts();
  const { signIn } = useTexts();
  const language = useLanguage();
  const signUp = useSignUp();
  return (
    <DoorFrame title={texts.title} lead={texts.lead} foot={<Link to="/">{texts.hasAccount}</Link>}>
      {signUp.isSuccess ? (
        <Said>
          <p>{texts.sent(signUp.variables.email)}</p>
          <p>{texts.sentHint}</p>
        </Said>
      ) : (
        <DoorForm
          names={['company', 'email', 'timeZone']}
          missing={texts.missing}
          submit={texts.submit}
          isPending={signUp.isPending}
          failure={signUp.error}
          onSubmit={(fields) =>
            signUp.mutate({
              company: fields('company').trim(),
              email: fields('email').trim(),
              language: WRITTEN[language],
              timeZone: fields('timeZone'),
            })
          }
        >
          <TextInput name="company" label={texts.company} description={texts.companyHint} autoComplete="organization" maxLength={100} size="md" autoFocus />
          <TextInput name="email" type="email" label={signIn.email} autoComplete="email" size="md" />
          <NativeSelect name="timeZone" label={texts.timeZone} defaultValue={ownTimeZone()} data={timeZones()} size="md" />
        </DoorForm>
      )}
    </DoorFrame>
  );
}
