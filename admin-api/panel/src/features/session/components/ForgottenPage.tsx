import { TextInput } from '@mantine/core';
import { Link } from 'wouter';
import { useLanguage, useTexts, WRITTEN } from '../../../texts/language';
import { DoorForm } from '../../../ui/DoorForm';
import { DoorFrame, Said } from '../../../ui/DoorFrame';
import { useForgottenPassword } from '../api/forgotten-password';
import { useSessionTexts } from '../texts';

export default function ForgottenPage() {
  const { forgotten: texts } = useSessionTexts();
  const { signIn } = useTexts();
  const language = useLanguage();
  const ask = useForgottenPassword();
  return (
    <DoorFrame title={texts.title} lead={texts.lead} foot={<Link to="/">{texts.back}</Link>}>
      {ask.isSuccess ? (
        <Said>
          <p>{texts.sent(ask.variables.email)}</p>
          <p>{texts.sentHint}</p>
        </Said>
      ) : (
        <DoorForm
          names={['email']}
          missing={texts.missing}
          submit={texts.submit}
          isPending={ask.isPending}
          failure={ask.error}
          onSubmit={(fields) => ask.mutate({ email: fields('email').trim(), language: WRITTEN[language] })}
        >
          <TextInput name="email" type="email" label={signIn.email} autoComplete="username" size="md" autoFocus />
        </DoorForm>
      )}
    </DoorFrame>
  );
}
