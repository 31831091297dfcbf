import { Button } from '@mantine/core';
import { useState } from 'react';
import type { IdentityKey } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Copyable } from '../../../ui/Copyable';
import forms from '../../../ui/forms.module.css';
import { Icon } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { fullMoment } from '../../../ui/time';
import { useMakeIdentityKey } from '../api/make-identity-key';
import { useRevokeIdentityKey } from '../api/revoke-identity-key';
import classes from './IdentityKeys.module.css';
import { useIdentityTexts } from './identity-texts';

/** A new key takes over from the old one, so there is room for two. */
const MOST = 2;

interface Asked {
  channel: string;
  keys: IdentityKey[];
}

export function IdentityKeys({ channel, keys }: Asked) {
  const texts = useIdentityTexts();
  const make = useMakeIdentityKey(channel);
  const isFull = keys.length >= MOST;
  return (
    <section className={classes.keys} aria-label={texts.keys}>
      <h3 className={classes.title}>{texts.keys}</h3>
      {keys.length === 0 ? (
        <p className={classes.hint}>{texts.none}</p>
      ) : (
        <ul className={classes.list}>
          {keys.map((key) => (
            <Key key={key.id} channel={channel} known={key} />
          ))}
        </ul>
      )}
      {make.data && keys.some(({ id }) => id === make.data.id) && (
        <div className={classes.made}>
          <p className={forms.good} role="status">
            <Icon name="check" />
            {texts.made}
          </p>
          {make.data.secret && <Copyable label={texts.secret} text={make.data.secret} />}
          <Copyable label={texts.kid} text={make.data.id} />
          <p className={classes.hint}>{make.data.secret ? texts.once : texts.lost}</p>
        </div>
      )}
      <Problem failure={make.error} />
      <div>
        <Button
          variant="default"
          disabled={isFull}
          loading={make.isPending}
          leftSection={<Icon name="key" size={16} />}
          onClick={() => make.mutate()}
        >
          {keys.length === 0 ? texts.make : texts.another}
        </Button>
      </div>
      <p className={classes.hint}>{isFull ? texts.full : texts.rotation}</p>
    </section>
  );
}

/** One key; taking it away is asked once more, in its place. */
function Key({ channel, known }: { channel: string; known: IdentityKey }) {
  const texts = useIdentityTexts();
  const { common } = useTexts();
  const language = useLanguage();
  const revoke = useRevokeIdentityKey(channel);
  const [isAsked, ask] = useState(false);
  const ends = known.id.slice(-8);
  return (
    <li className={classes.key}>
      <Icon name="key" size={18} />
      <span className={classes.name}>
        <code>…{ends}</code>
        <span className={classes.hint}>{texts.madeAt(fullMoment(known.createdAt, language))}</span>
      </span>
      {!isAsked && (
        <Button variant="subtle" c="var(--bad)" aria-label={texts.revokeOf(ends)} onClick={() => ask(true)}>
          {texts.revoke}
        </Button>
      )}
      {isAsked && (
        <div className={classes.asked} role="group" aria-label={texts.revokeOf(ends)}>
          <p className={classes.hint}>{texts.sure}</p>
          <div className={forms.buttons}>
            <Button variant="default" autoFocus onClick={() => ask(false)}>
              {common.cancel}
            </Button>
            <Button color="red.8" data-grave loading={revoke.isPending} onClick={() => revoke.mutate(known.id)}>
              {texts.revoke}
            </Button>
          </div>
        </div>
      )}
      <Problem failure={revoke.error} />
    </li>
  );
}
