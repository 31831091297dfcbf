import { useState } from 'react';
import type { ConnectionKind } from '../../../api/types';
import { Dialog } from '../../../ui/Dialog';
import classes from '../../../ui/forms.module.css';
import { Icon } from '../../../ui/Icon';
import { useConnect } from '../api/connect';
import { ConnectionForm } from './ConnectionForm';
import own from './ConnectionsPage.module.css';
import { GROUP_NAMES, GROUPS, ICONS, useKindWords } from './kinds';
import { SecretShown } from './SecretShown';
import { useConnectionTexts } from './texts';

/** First what to connect, then what it takes, then what the other side has to know. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const texts = useConnectionTexts();
  const words = useKindWords();
  const connect = useConnect();
  const [kind, choose] = useState<ConnectionKind>();
  return (
    <Dialog title={kind ? words.kinds[kind].name : texts.choose} onClose={onClose}>
      {connect.data && <SecretShown made={connect.data} onClose={onClose} />}
      {!kind && <Choice onKind={choose} />}
      {kind && !connect.data && (
        <ConnectionForm
          kind={kind}
          isNew
          failure={connect.error}
          isPending={connect.isPending}
          onWish={(wish) => connect.mutate(wish)}
        />
      )}
    </Dialog>
  );
}

function Choice({ onKind }: { onKind: (kind: ConnectionKind) => void }) {
  const words = useKindWords();
  return GROUP_NAMES.map((group) => (
    <section key={group} className={own.group}>
      <h3 className={own.groupName}>{words.groups[group]}</h3>
      <div className={classes.kinds}>
        {GROUPS[group].map((kind) => (
          <button key={kind} type="button" className={classes.kind} onClick={() => onKind(kind)}>
            <Icon name={ICONS[group]} size={24} />
            <span>
              <strong>{words.kinds[kind].name}</strong>
              <span>{words.kinds[kind].use}</span>
            </span>
          </button>
        ))}
      </div>
    </section>
  ));
}
