import type { Installation } from '../../../api/types';
import { Tag } from '../../../ui/Tag';
import { useInstallationTexts } from '../texts';
import classes from './InstallationState.module.css';
import { Nodes } from './Nodes';

/** What waits in all tenants together, the parts of the process that are not well, and every process. */
export function InstallationState({ installation }: { installation: Installation }) {
  const texts = useInstallationTexts();
  const { due, oldestDueSeconds, setAside, toSend, deadLetters, components } = installation;
  const bad = components.filter(({ status }) => status !== 'UP' && status !== 'UNKNOWN');
  return (
    <>
      <dl className={classes.counts}>
        <Count name={texts.waits.due} count={due} hint={due > 0 ? texts.longest(oldestDueSeconds) : undefined} />
        <Count name={texts.waits.toSend} count={toSend} />
        <Count name={texts.waits.setAside} count={setAside} isBad={setAside > 0} />
        <Count name={texts.waits.deadLetters} count={deadLetters} isBad={deadLetters > 0} />
      </dl>
      <p className={classes.parts}>
        <span>{texts.parts}</span>
        {bad.length === 0 ? (
          <Tag tone="good">{texts.well}</Tag>
        ) : (
          bad.map(({ name, status }) => (
            <Tag key={name} tone="bad">
              {name}: {texts.statuses[status] ?? status}
            </Tag>
          ))
        )}
      </p>
      <Nodes nodes={installation.nodes} />
    </>
  );
}

function Count({ name, count, hint, isBad = false }: { name: string; count: number; hint?: string | undefined; isBad?: boolean }) {
  return (
    <div className={classes.count} data-bad={isBad}>
      <dt>{name}</dt>
      <dd>{count}</dd>
      {hint && <p>{hint}</p>}
    </div>
  );
}
