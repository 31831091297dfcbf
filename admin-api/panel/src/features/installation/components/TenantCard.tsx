import { Button } from '@mantine/core';
import { useState } from 'react';
import { useMe } from '../../../api/queries/current-session';
import type { Tenant } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Problem } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { Wish } from '../../../ui/Wish';
import { useSetSuspension } from '../api/set-suspension';
import { useInstallationTexts } from '../texts';

export function TenantCard({ tenant }: { tenant: Tenant }) {
  const texts = useInstallationTexts();
  const language = useLanguage();
  const me = useMe();
  const suspension = useSetSuspension(tenant.id);
  const [isAsking, ask] = useState(false);
  const isSuspended = Boolean(tenant.suspendedAt);
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <span className={cards.name}>{tenant.name}</span>
        <Tag tone={isSuspended ? 'bad' : 'good'}>{isSuspended ? texts.suspended : texts.served}</Tag>
        <span className={cards.end}>
          {tenant.id === me.tenant ? (
            texts.here
          ) : isSuspended ? (
            <Button size="compact-sm" variant="default" loading={suspension.isPending} onClick={() => suspension.mutate(false)}>
              {texts.resume}
            </Button>
          ) : (
            <Button size="compact-sm" variant="default" onClick={() => ask(true)}>
              {texts.suspend}
            </Button>
          )}
        </span>
      </div>
      <p className={cards.small}>
        <span>{texts.people(tenant.people)}</span>
        <span>{texts.channels(tenant.channels)}</span>
        <span>{texts.plan(tenant.plan)}</span>
        <span>{texts.since(fullMoment(tenant.createdAt, language))}</span>
      </p>
      {!isAsking && <Problem failure={suspension.error} />}
      {isAsking && (
        <Wish
          title={texts.suspendTitle(tenant.name)}
          act={texts.suspend}
          isGrave
          isPending={suspension.isPending}
          failure={suspension.error}
          onAct={() => suspension.mutate(true, { onSuccess: () => ask(false) })}
          onClose={() => ask(false)}
        >
          <p>{texts.suspendHint}</p>
        </Wish>
      )}
    </li>
  );
}
