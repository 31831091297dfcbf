import type { Connection } from '../../../api/types';
import { Dialog } from '../../../ui/Dialog';
import classes from '../../../ui/forms.module.css';
import { useChangeConnection } from '../api/change-connection';
import { ConnectionForm } from './ConnectionForm';
import { knownOf } from './fields';
import { isPayment } from './kinds';
import { PaymentHook } from './PaymentHook';
import { useConnectionTexts } from './texts';

export function ChangeDialog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const texts = useConnectionTexts();
  const change = useChangeConnection(connection.id);
  return (
    <Dialog title={texts.change} onClose={onClose}>
      <PaymentHook connection={connection} />
      <p className={classes.words}>{isPayment(connection.kind) ? texts.changeKept : texts.changeWords}</p>
      <ConnectionForm
        kind={connection.kind}
        known={knownOf(connection)}
        failure={change.error}
        isPending={change.isPending}
        onWish={(wish) => change.mutate(wish, { onSuccess: onClose })}
      />
    </Dialog>
  );
}
