import { PasswordInput, TextInput } from '@mantine/core';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import { DoorForm } from '../../../ui/DoorForm';
import { useConfirmFactor } from '../api/confirm-factor';
import { useEnrolFactor } from '../api/enrol-factor';
import { useAccountTexts } from '../texts';
import classes from './FactorEnrolment.module.css';
import { QrCode } from './QrCode';
import { RecoveryCodes } from './RecoveryCodes';

/** Password, then the app takes the secret and shows a code of it, then the recovery codes. */
export default function FactorEnrolment({ onClose }: { onClose: () => void }) {
  const texts = useAccountTexts();
  const { signIn } = useTexts();
  const enrol = useEnrolFactor();
  const confirm = useConfirmFactor();
  if (confirm.isSuccess) {
    return (
      <Dialog title={texts.codesTitle} onClose={onClose} isHeld>
        <RecoveryCodes codes={confirm.data.recoveryCodes} onDone={onClose} />
      </Dialog>
    );
  }
  if (enrol.isSuccess) {
    return (
      <Dialog title={texts.onTitle} onClose={onClose}>
        <p>{texts.scan}</p>
        <QrCode text={enrol.data.uri} label={texts.qr} />
        <p className={classes.hint}>
          {texts.orType}
          <code className={classes.secret}>{enrol.data.secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <DoorForm
          key="code"
          names={['code']}
          missing={signIn.codeMissing}
          submit={texts.confirm}
          isPending={confirm.isPending}
          failure={confirm.error}
          onSubmit={(fields) => confirm.mutate(fields('code').trim())}
        >
          <TextInput name="code" label={texts.code} inputMode="numeric" autoComplete="one-time-code" autoFocus />
        </DoorForm>
      </Dialog>
    );
  }
  return (
    <Dialog title={texts.onTitle} onClose={onClose}>
      <p>{texts.askPassword}</p>
      <DoorForm
        key="password"
        names={['password']}
        missing={texts.missing}
        submit={texts.next}
        isPending={enrol.isPending}
        failure={enrol.error}
        onSubmit={(fields) => enrol.mutate(fields('password'))}
      >
        <PasswordInput name="password" label={signIn.password} autoComplete="current-password" autoFocus />
      </DoorForm>
    </Dialog>
  );
}
