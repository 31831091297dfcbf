import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { LANGUAGES, useSpeech, useTexts, type Language } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { useSignIn } from '../api/sign-in';
import classes from './SignInPage.module.css';

export function SignInPage() {
  const { signIn: texts } = useTexts();
  const signIn = useSignIn();
  const [isIncomplete, setIncomplete] = useState(false);
  const [hasEnded] = useState(() => sessionStorage.getItem('recado.ended') === 'yes');

  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const fields = new FormData(event.currentTarget);
    const credentials = { email: text(fields, 'email').trim(), password: text(fields, 'password') };
    const isComplete = credentials.email !== '' && credentials.password !== '';
    setIncomplete(!isComplete);
    if (isComplete) {
      sessionStorage.removeItem('recado.ended');
      signIn.mutate(credentials);
    }
  };

  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <Mark />
        <h1 className={classes.title}>{texts.title}</h1>
        <p className={classes.lead}>{hasEnded ? texts.ended : texts.lead}</p>
        <form className={classes.form} onSubmit={submit} noValidate>
          <TextInput name="email" type="email" label={texts.email} autoComplete="username" size="md" autoFocus />
          <PasswordInput name="password" label={texts.password} autoComplete="current-password" size="md" />
          <div className={classes.problem}>
            {isIncomplete ? <p role="alert">{texts.missing}</p> : <Problem failure={signIn.error} />}
          </div>
          <Button type="submit" size="md" fullWidth loading={signIn.isPending}>
            {texts.submit}
          </Button>
        </form>
      </div>
      <Languages />
    </main>
  );
}

function text(fields: FormData, name: string): string {
  const value = fields.get(name);
  return typeof value === 'string' ? value : '';
}

function Mark() {
  return (
    <svg className={classes.mark} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="9" fill="var(--own)" />
      <path d="M8 9.500h16a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-8.500L11 25.500v-4H8a2 2 0 0 1-2-2v-8a2 2 0 0 1 2-2z" fill="#fff" />
      <path d="m11.800 15.600 2.900 2.900 5.600-5.600" fill="none" stroke="var(--own)" strokeWidth="2.400" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}

function Languages() {
  const { language, speak } = useSpeech();
  return (
    <ul className={classes.languages}>
      {Object.entries(LANGUAGES).map(([code, name]) => (
        <li key={code}>
          <button type="button" lang={code} aria-pressed={code === language} onClick={() => speak(code as Language)}>
            {name}
          </button>
        </li>
      ))}
    </ul>
  );
}
