import { Button, PasswordInput } from '@mantine/core';
import { useState, type SubmitEvent } from 'react';
import { useTexts } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { useChangePassword } from '../api/change-password';
import { useAccountTexts } from '../texts';
import classes from './AccountPage.module.css';

export function PasswordPart() {
  const texts = useAccountTexts();
  const { newcomer } = useTexts();
  const change = useChangePassword();
  const [isIncomplete, setIncomplete] = useState(false);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const fields = new FormData(form);
    const wish = { old: fields.get('old') as string, password: fields.get('password') as string };
    const isComplete = wish.old !== '' && wish.password !== '';
    setIncomplete(!isComplete);
    if (isComplete) {
      change.mutate(wish, { onSuccess: () => form.reset() });
    }
  };
  return (
    <section className={classes.part}>
      <h2>{texts.passwordTitle}</h2>
      <form className={classes.form} onSubmit={send} noValidate>
        <PasswordInput name="old" label={texts.old} autoComplete="current-password" mt="sm" />
        <PasswordInput name="password" label={texts.password} description={newcomer.passwordHint} autoComplete="new-password" />
        <div role="status" className={classes.done}>
          {change.isSuccess && texts.passwordChanged}
        </div>
        {isIncomplete ? <p role="alert">{texts.passwordMissing}</p> : <Problem failure={change.error} />}
        <div>
          <Button type="submit" variant="default" loading={change.isPending}>
            {texts.changePassword}
          </Button>
        </div>
      </form>
    </section>
  );
}
