import { Skeleton } from '@mantine/core';
import type { LanguageModel } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Facts } from '../../../ui/Facts';
import { PageFrame } from '../../../ui/PageFrame';
import { Failed } from '../../../ui/States';
import { useLanguageModel } from '../api/get-model';
import { useModelTexts } from '../texts';
import { ModelChoice } from './ModelChoice';
import classes from './ModelPage.module.css';
import { unitsOf } from './wish';

/** Who reads what the bot is not sure of, and what that costs. */
export default function ModelPage() {
  const texts = useModelTexts();
  const model = useLanguageModel();
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      {model.isPending && <Skeleton height="18rem" radius="md" maw="46rem" />}
      {!model.isPending && !model.data && <Failed failure={model.error} onRetry={() => model.refetch()} />}
      {model.data && (
        <>
          <section className={classes.card}>
            <ModelChoice model={model.data} />
          </section>
          <Spent model={model.data} />
        </>
      )}
    </PageFrame>
  );
}

/** What was spent, of what may be. */
function Spent({ model: { own, limits, spent } }: { model: LanguageModel }) {
  const texts = useModelTexts();
  const language = useLanguage();
  const daily = Math.min(own?.dailyMicros ?? limits.dailyMicros, limits.dailyMicros);
  const monthly = Math.min(own?.monthlyMicros ?? limits.monthlyMicros, limits.monthlyMicros);
  const of = (part: number, whole: number) => texts.of(unitsOf(part, language), unitsOf(whole, language));
  return (
    <section className={classes.card}>
      <h2 className={classes.title}>{texts.spent}</h2>
      <p className={classes.words}>{texts.spentWords}</p>
      <Facts
        isBeside
        facts={[
          [texts.today, of(spent.todayMicros, daily)],
          [texts.month, of(spent.monthMicros, monthly)],
        ]}
      />
    </section>
  );
}
