import { Skeleton } from '@mantine/core';
import type { Health } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Failed } from '../../../ui/States';
import { Tag, type Tone } from '../../../ui/Tag';
import { useHealth } from '../api/get-health';
import { useHealthTexts } from '../texts';
import classes from './HealthPage.module.css';
import { Nodes } from './Nodes';
import { Waiting } from './Waiting';

/** How the product does, and what to do where it does not. */
export default function HealthPage() {
  const texts = useHealthTexts();
  const { common } = useTexts();
  const health = useHealth();
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      {health.data ? (
        <Told health={health.data} />
      ) : health.isError ? (
        <Failed failure={health.error} onRetry={() => health.refetch()} />
      ) : (
        <div role="status" aria-label={common.loading}>
          <Skeleton height="20rem" radius="md" />
        </div>
      )}
    </PageFrame>
  );
}

/** What is not well, and not merely unused. */
function isInTrouble({ status }: Health['components'][number]): boolean {
  return status !== 'UP' && status !== 'UNKNOWN';
}

function Told({ health }: { health: Health }) {
  const texts = useHealthTexts();
  const bad = health.components.filter(isInTrouble);
  return (
    <>
      <div className={classes.verdict} data-bad={bad.length > 0} role="status">
        <Icon name={bad.length > 0 ? 'warning' : 'check'} size={26} />
        <div>
          <p className={cards.name}>{bad.length > 0 ? texts.trouble(bad.length) : texts.allWell}</p>
          {bad.length === 0 && <p>{texts.allWellHint}</p>}
          {bad.map(({ name }) => (
            <p key={name}>
              <b>{texts.names[name] ?? name}</b>: {texts.advice[name] ?? texts.adviceElse}
            </p>
          ))}
        </div>
      </div>
      <h2 className={cards.title}>{texts.waiting}</h2>
      <Waiting waiting={health.waiting} />
      <h2 className={cards.title}>{texts.backends}</h2>
      <Nodes nodes={health.nodes} />
      <h2 className={cards.title}>{texts.parts}</h2>
      <Parts parts={health.components} />
    </>
  );
}

const TONES: Record<string, Tone> = { UP: 'good', DEGRADED: 'warn', DOWN: 'bad', OUT_OF_SERVICE: 'bad' };

function Parts({ parts }: { parts: Health['components'] }) {
  const texts = useHealthTexts();
  const language = useLanguage();
  const named = parts
    .map(({ name, status }) => ({ part: name, name: texts.names[name] ?? name, status }))
    .sort((one, other) => one.name.localeCompare(other.name, language));
  return (
    <ul className={classes.parts}>
      {named.map(({ name, status, part }) => (
        <li key={part} className={classes.part}>
          <span>{name}</span>
          <Tag tone={TONES[status] ?? 'quiet'}>{texts.statuses[status] ?? status}</Tag>
        </li>
      ))}
    </ul>
  );
}
