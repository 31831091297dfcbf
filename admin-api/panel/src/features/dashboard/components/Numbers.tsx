import type { DayCount } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { useDashboardTexts } from '../texts';
import classes from './DashboardPage.module.css';
import { changeOf, shareOfBot, sumOf } from './sums';

/** Nothing less is worth a word. */
const LEAST_CHANGE = 0.005;

interface Props {
  now: DayCount[];
  /** As many days before those; none where they are not counted. */
  before: DayCount[];
}

/** The numbers that matter, each with what it was before. */
export function Numbers({ now, before }: Props) {
  const texts = useDashboardTexts();
  const language = useLanguage();
  const count = new Intl.NumberFormat(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const share = shareOfBot(now);
  const tiles = [
    { id: 'done', value: count.format(sumOf(now, 'actionsDone')), change: changeOf(sumOf(now, 'actionsDone'), sumOf(before, 'actionsDone')), isMoreGood: true },
    { id: 'share', value: share === null ? '–' : percent.format(share), change: changeOf(share, shareOfBot(before)), isMoreGood: true },
    { id: 'takenOver', value: count.format(sumOf(now, 'takenOver')), change: changeOf(sumOf(now, 'takenOver'), sumOf(before, 'takenOver')), isMoreGood: false },
    { id: 'opened', value: count.format(sumOf(now, 'ticketsOpened')), change: changeOf(sumOf(now, 'ticketsOpened'), sumOf(before, 'ticketsOpened')), isMoreGood: false },
  ] as const;
  return (
    <dl className={classes.numbers}>
      {tiles.map(({ id, value, change, isMoreGood }) => (
        <div key={id} className={classes.number}>
          <dt>{texts.numbers[id]}</dt>
          <dd className={classes.value}>{value}</dd>
          <dd className={classes.hint}>{texts.hints[id]}</dd>
          {change !== null && <Change change={change} isMoreGood={isMoreGood} />}
        </div>
      ))}
    </dl>
  );
}

function Change({ change, isMoreGood }: { change: number; isMoreGood: boolean }) {
  const texts = useDashboardTexts();
  const language = useLanguage();
  const signed = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  if (Math.abs(change) < LEAST_CHANGE) {
    return <dd className={classes.change}>{texts.sameAsBefore}</dd>;
  }
  return (
    <dd className={classes.change} data-good={change > 0 === isMoreGood}>
      {texts.before(signed.format(change))}
    </dd>
  );
}
