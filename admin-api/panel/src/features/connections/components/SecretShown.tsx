import { Button } from '@mantine/core';
import type { NewlyConnected } from '../../../api/types';
import { Copyable } from '../../../ui/Copyable';
import classes from '../../../ui/forms.module.css';
import { Icon } from '../../../ui/Icon';
import { isPayment } from './kinds';
import { PaymentHook } from './PaymentHook';
import { useConnectionTexts } from './texts';

/** What the other side still has to know. */
export function SecretShown({ made, onClose }: { made: NewlyConnected; onClose: () => void }) {
  const texts = useConnectionTexts();
  const { connection, secret } = made;
  return (
    <div className={classes.done}>
      <p className={classes.good} role="status">
        <Icon name="check" />
        {texts.made}
      </p>
      <PaymentHook connection={connection} />
      {connection.webhook && !isPayment(connection.kind) && <Copyable label={texts.hook} text={connection.webhook} />}
      {secret && (
        <>
          <Copyable label={texts.secret} text={secret} />
          <p className={classes.words}>{texts.secretOnce}</p>
        </>
      )}
      <div className={classes.buttons}>
        <Button onClick={onClose}>{texts.done}</Button>
      </div>
    </div>
  );
}
