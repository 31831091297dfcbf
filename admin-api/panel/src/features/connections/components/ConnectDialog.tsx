import { useState } from 'react';
import type { ConnectionKind } from '../../../api/types';
import { Dialog } from '../../../ui/Dialog';
import classes from '../../../ui/forms.module.css';
import { Icon } from '../../../ui/Icon';
import { useConnect } from '../api/connect';
import { ConnectionForm } from './ConnectionForm';
import { KINDS } from './fields';
import { SecretShown } from './SecretShown';
import { useConnectionTexts } from './texts';

/** First what to connect, then what it takes, then what the other side has to know. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const texts = useConnectionTexts();
  const connect = useConnect();
  const [kind, choose] = useState<ConnectionKind>();
  const title = (kind && texts.kinds[kind][0]) ?? texts.choose;
  return (
    <Dialog title={title} onClose={onClose}>
      {connect.data && <SecretShown made={connect.data} onClose={onClose} />}
      {!kind && (
        <div className={classes.kinds}>
          {KINDS.map((one) => (
            <button key={one} type="button" className={classes.kind} onClick={() => choose(one)}>
              <Icon name="plug" size={24} />
              <span>
                <strong>{texts.kinds[one][0]}</strong>
                <span>{texts.kinds[one][1]}</span>
              </span>
            </button>
          ))}
        </div>
      )}
      {kind && !connect.data && (
        <ConnectionForm
          kind={kind}
          failure={connect.error}
          isPending={connect.isPending}
          onWish={(wish) => connect.mutate(wish)}
        />
      )}
    </Dialog>
  );
}
