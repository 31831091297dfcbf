import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { usePlans } from '../../../api/queries/list-plans';
import type { Plan } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { money } from '../../../ui/money';
import { Empty, Failed } from '../../../ui/States';
import { useCustomerTexts } from '../texts';
import classes from './Customers.module.css';
import { PlanForm } from './PlanForm';

export function PlanList() {
  const texts = useCustomerTexts();
  const plans = usePlans();
  const [edited, edit] = useState<Plan | 'new'>();
  return (
    <>
      <div className={classes.above}>
        <p className={classes.hint}>{texts.plansLead}</p>
        <Button onClick={() => edit('new')}>{texts.addPlan}</Button>
      </div>
      {plans.isPending && <Skeleton height="4.5rem" radius="md" />}
      {plans.isError && !plans.data && <Failed failure={plans.error} onRetry={() => plans.refetch()} />}
      {plans.data?.length === 0 && (
        <Empty icon="tag" title={texts.noPlans}>
          {texts.noPlansHint}
        </Empty>
      )}
      <ul className={cards.list}>
        {plans.data?.map((plan) => (
          <Row key={plan.id} plan={plan} onEdit={() => edit(plan)} />
        ))}
      </ul>
      {edited && <PlanForm plan={edited === 'new' ? undefined : edited} known={plans.data?.[0]} onClose={() => edit(undefined)} />}
    </>
  );
}

function Row({ plan, onEdit }: { plan: Plan; onEdit: () => void }) {
  const texts = useCustomerTexts();
  const language = useLanguage();
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <span className={cards.name}>{plan.name}</span>
        <span className={classes.sum}>{money(plan.price, language)}</span>
      </div>
      <p className={cards.small}>
        <span>{texts.speed(plan.downloadMbps, plan.uploadMbps)}</span>
        <span>{texts.subscribers(plan.subscriptions)}</span>
        <Button size="compact-sm" variant="subtle" aria-label={texts.changeOf(plan.name)} onClick={onEdit}>
          {texts.change}
        </Button>
      </p>
    </li>
  );
}
