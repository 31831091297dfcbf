import { Skeleton } from '@mantine/core';
import { Link } from 'wouter';
import type { Health } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Failed } from '../../../ui/States';
import { Tag, type Tone } from '../../../ui/Tag';
import { clock } from '../../../ui/time';
import { useHealth } from '../api/get-health';
import { useHealthTexts } from '../texts';
import classes from './HealthPage.module.css';
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
      <Backends backends={health.backends} />
      <h2 className={cards.title}>{texts.parts}</h2>
      <Parts parts={health.components} />
    </>
  );
}

const TONES: Record<string, Tone> = { UP: 'good', DEGRADED: 'warn', DOWN: 'bad', OUT_OF_SERVICE: 'bad' };

function Parts({ parts }: { parts: Health['components'] }) {
  const texts = useHealthTexts();
  return (
    <ul className={classes.parts}>
      {parts.map(({ name, status }) => (
        <li key={name} className={classes.part}>
          <span>{texts.names[name] ?? name}</span>
          <Tag tone={TONES[status] ?? 'quiet'}>{texts.statuses[status] ?? status}</Tag>
        </li>
      ))}
    </ul>
  );
}

const BREAKER_TONES = { CLOSED: 'good', TRYING: 'warn', OPEN: 'bad' } as const;

function Backends({ backends }: { backends: Health['backends'] }) {
  const texts = useHealthTexts();
  const { details } = useTexts();
  const language = useLanguage();
  if (backends.length === 0) {
    return <p className={classes.quiet}>{texts.noBackends}</p>;
  }
  return (
    <ul className={classes.parts}>
      {backends.map((backend) => (
        <li key={backend.name} className={classes.part}>
          <span>
            {details.names[backend.name] ?? backend.name.replaceAll('_', ' ')}
            {backend.failed > 0 && <span className={classes.quiet}> · {texts.calls(backend.failed, backend.calls)}</span>}
            {backend.openUntil && <span className={classes.quiet}> {texts.until(clock(backend.openUntil, language))}</span>}
          </span>
          <Tag tone={BREAKER_TONES[backend.breaker]}>{texts.breakers[backend.breaker]}</Tag>
        </li>
      ))}
      {backends.some(({ breaker }) => breaker === 'OPEN') && (
        <li>
          <Link to="/undone?of=actions" className={cards.link}>
            {texts.waits.queuedActions}
          </Link>
        </li>
      )}
    </ul>
  );
}
