import { PasswordInput, TextInput } from '@mantine/core';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import { DoorForm } from '../../../ui/DoorForm';
import { useRemoveFactor } from '../api/remove-factor';
import { useAccountTexts } from '../texts';

export function FactorRemoval({ onClose }: { onClose: () => void }) {
  const texts = useAccountTexts();
  const { signIn } = useTexts();
  const remove = useRemoveFactor();
  return (
    <Dialog title={texts.offTitle} onClose={onClose}>
      <DoorForm
        names={['password', 'code']}
        missing={texts.missing}
        submit={texts.switchOff}
        isPending={remove.isPending}
        failure={remove.error}
        onSubmit={(fields) =>
          remove.mutate({ password: fields('password'), code: fields('code').trim() }, { onSuccess: onClose })
        }
      >
        <PasswordInput name="password" label={signIn.password} autoComplete="current-password" />
        <TextInput name="code" label={signIn.code} description={signIn.codeHint} autoComplete="one-time-code" />
      </DoorForm>
    </Dialog>
  );
}
