import { TextInput } from '@mantine/core';
import { ApiProblem } from '../../../api/problem';
import { useTexts } from '../../../texts/language';
import { DoorForm } from '../../../ui/DoorForm';
import classes from '../../../ui/DoorFrame.module.css';
import { useEnterCode } from '../api/enter-code';

/** What the second step is taken with, where the first was refused for want of it. */
export function ticketOf(failure: unknown): string | undefined {
  return failure instanceof ApiProblem ? failure.ticket : undefined;
}

/** The second step of signing in. */
export function CodeForm({ ticket, onBack, onDone }: { ticket: string; onBack: () => void; onDone?: () => void }) {
  const { signIn: texts } = useTexts();
  const enter = useEnterCode();
  return (
    <>
      <DoorForm
        names={['code']}
        missing={texts.codeMissing}
        submit={texts.submit}
        isPending={enter.isPending}
        failure={enter.error}
        onSubmit={(fields) => enter.mutate({ ticket, code: fields('code').trim() }, { onSuccess: onDone })}
      >
        <TextInput name="code" label={texts.code} description={texts.codeHint} autoComplete="one-time-code" size="md" autoFocus />
      </DoorForm>
      <div className={classes.foot}>
        <button type="button" onClick={onBack}>
          {texts.codeBack}
        </button>
      </div>
    </>
  );
}
