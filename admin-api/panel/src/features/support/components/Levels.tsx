import { Select, Skeleton } from '@mantine/core';
import { usePlans } from '../../../api/queries/list-plans';
import type { Plan, ServiceLevels } from '../../../api/types';
import { SaveBar } from '../../../ui/SaveBar';
import { Failed } from '../../../ui/States';
import { useDraft } from '../../../ui/useDraft';
import { useChangeLevels } from '../api/change-levels';
import { useLevels } from '../api/get-levels';
import { useSupportTexts } from '../texts';
import { LevelFields } from './LevelFields';
import { levelsOf, newLevel, targetsOf, type Level } from './levels';
import classes from './support.module.css';

/** By when tickets are answered and closed, by priority and by plan. */
export function Levels() {
  const levels = useLevels();
  const plans = usePlans();
  if (levels.isPending || plans.isPending) {
    return <Skeleton height="18rem" radius="md" />;
  }
  return levels.data && plans.data ? (
    <Editor shown={levels.data} plans={plans.data} />
  ) : (
    <Failed failure={levels.error ?? plans.error} onRetry={() => Promise.all([levels.refetch(), plans.refetch()])} />
  );
}

function Editor({ shown, plans }: { shown: ServiceLevels; plans: Plan[] }) {
  const texts = useSupportTexts();
  const draft = useDraft({ version: shown.version, draft: levelsOf(shown.targets) }, useChangeLevels(), (levels) => {
    const targets = targetsOf(levels);
    return targets && { targets };
  });
  const levels = draft.draft;
  const nameOf = (plan: string | null) =>
    plan === null ? texts.everybody : (plans.find(({ id }) => id === plan)?.name ?? texts.gonePlan);
  const change = (changed: Level) => draft.change(levels.map((one) => (one.plan === changed.plan ? changed : one)));
  return (
    <>
      <p className={classes.words}>{texts.promisesWords}</p>
      <div className={classes.list}>
        {levels.map((level) => (
          <LevelFields
            key={level.plan}
            name={nameOf(level.plan)}
            level={level}
            everybody={levels.find(({ plan }) => plan === null)}
            usual={shown.usual}
            onLevel={change}
            onRemove={() => draft.change(levels.filter(({ plan }) => plan !== level.plan))}
          />
        ))}
      </div>
      <PlanChoice
        plans={plans}
        free={plans.filter(({ id }) => levels.every(({ plan }) => plan !== id))}
        onPlan={(plan) => draft.change([...levels, newLevel(plan)])}
      />
      <SaveBar draft={draft} texts={texts} />
    </>
  );
}

/** The plans that have no promises of their own yet. */
function PlanChoice({ plans, free, onPlan }: { plans: Plan[]; free: Plan[]; onPlan: (plan: string) => void }) {
  const texts = useSupportTexts();
  if (free.length === 0) {
    return <p className={classes.quiet}>{plans.length === 0 ? texts.noPlans : texts.allPlans}</p>;
  }
  return (
    <Select
      className={classes.short}
      label={texts.addPlan}
      placeholder={texts.plan}
      searchable
      data={free.map(({ id, name }) => ({ value: id, label: name }))}
      value={null}
      onChange={(plan) => plan && onPlan(plan)}
    />
  );
}
