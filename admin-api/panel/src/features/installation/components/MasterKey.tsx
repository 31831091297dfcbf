import { Button, Skeleton } from '@mantine/core';
import type { MasterKeys } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Failed, Problem } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { useMasterKeys } from '../api/get-master-keys';
import { useResealSecrets } from '../api/reseal-secrets';
import { useInstallationTexts } from '../texts';

/** Which keys seal and open secrets, and whether another may go. */
export function MasterKey() {
  const texts = useInstallationTexts();
  const { common } = useTexts();
  const keys = useMasterKeys();
  return (
    <section>
      <h2 className={cards.title}>{texts.keys}</h2>
      {keys.data ? (
        <Told keys={keys.data} />
      ) : keys.isError ? (
        <Failed failure={keys.error} onRetry={() => keys.refetch()} />
      ) : (
        <div role="status" aria-label={common.loading}>
          <Skeleton height="6rem" radius="md" />
        </div>
      )}
    </section>
  );
}

function Told({ keys }: { keys: MasterKeys }) {
  const texts = useInstallationTexts();
  const isChanging = keys.others.length > 0;
  return (
    <div className={cards.card}>
      <div className={cards.head}>
        <Key id={keys.current} does={texts.keyCurrent} />
        {keys.others.map((id) => (
          <Key key={id} id={id} does={texts.keyOther} />
        ))}
        {isChanging && <Again />}
      </div>
      <p>{isChanging ? (keys.othersNeeded ? texts.keyNeeded : texts.keyFree) : texts.keyAlone}</p>
      {isChanging && <LastRun run={keys.lastRun} />}
      <p className={cards.small}>{texts.keysLead}</p>
    </div>
  );
}

function Key({ id, does }: { id: string; does: string }) {
  return (
    <span>
      <Tag tone="quiet">{does}</Tag> <code>{id}</code>
    </span>
  );
}

function LastRun({ run }: { run: MasterKeys['lastRun'] }) {
  const texts = useInstallationTexts();
  const language = useLanguage();
  if (!run) {
    return <p className={cards.small}>{texts.keyNoRun}</p>;
  }
  return (
    <>
      {run.unopened.map(({ key, secrets }) => (
        <p key={key}>{texts.keyUnopened(secrets, key)}</p>
      ))}
      <p className={cards.small}>{texts.keyRun(fullMoment(run.endedAt, language), run.resealed)}</p>
    </>
  );
}

function Again() {
  const texts = useInstallationTexts();
  const reseal = useResealSecrets();
  return (
    <span className={cards.end}>
      {reseal.isSuccess ? (
        <span role="status">{texts.keyAsked}</span>
      ) : (
        <Button size="compact-sm" variant="default" loading={reseal.isPending} onClick={() => reseal.mutate()}>
          {texts.keyReseal}
        </Button>
      )}
      <Problem failure={reseal.error} />
    </span>
  );
}
