import { Link } from 'wouter';
import type { Health } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { useHealthTexts } from '../texts';
import classes from './HealthPage.module.css';

type Waits = keyof Health['waiting'];

const SHOWN: Waits[] = ['conversations', 'oldestSeconds', 'toSend', 'setAside', 'deadLetters', 'queuedActions', 'deadEvents'];

/** Where something can be done about it. */
const PLACES: Partial<Record<Waits, string>> = {
  setAside: '/undone?of=aside',
  deadLetters: '/undone?of=letters',
  queuedActions: '/undone?of=actions',
  deadEvents: '/undone?of=events',
};

/** What nobody should have to wait for. */
const BAD: ReadonlySet<Waits> = new Set<Waits>(['setAside', 'deadLetters', 'deadEvents']);

/** How much waits, and how long. */
export function Waiting({ waiting }: { waiting: Health['waiting'] }) {
  const texts = useHealthTexts();
  const language = useLanguage();
  const count = new Intl.NumberFormat(language);
  return (
    <dl className={classes.waiting}>
      {SHOWN.map((name) => {
        const place = PLACES[name];
        const value = waiting[name];
        return (
          <div key={name} className={classes.wait} data-bad={BAD.has(name) && value > 0}>
            <dt>{texts.waits[name]}</dt>
            <dd className={classes.value}>{name === 'oldestSeconds' ? texts.seconds(value) : count.format(value)}</dd>
            {place && value > 0 && (
              <dd>
                <Link to={place} className={cards.link} aria-label={`${texts.look}: ${texts.waits[name]}`}>
                  {texts.look}
                </Link>
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
