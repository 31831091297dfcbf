import { Button, Checkbox, NumberInput, Skeleton } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { OutagePolicy } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { Failed, Problem } from '../../../ui/States';
import { usePolicy } from '../api/get-policy';
import { useKeepPolicy } from '../api/keep-policy';
import { useNetworkTexts } from '../texts';
import classes from './NetworkPage.module.css';

/** When a fault of an area is suspected. */
export function PolicyPart() {
  const policy = usePolicy();
  if (policy.isPending) {
    return <Skeleton height="16rem" radius="md" />;
  }
  return policy.data ? <PolicyForm policy={policy.data} /> : <Failed failure={policy.error} onRetry={() => policy.refetch()} />;
}

const RANGES = { reports: [2, 1000], withinMinutes: [1, 1440], staleMinutes: [15, 10_080] } as const;

type Count = keyof typeof RANGES;

function PolicyForm({ policy }: { policy: OutagePolicy }) {
  const texts = useNetworkTexts();
  const keep = useKeepPolicy();
  const [draft, write] = useState<Record<Count, number | string>>(policy);
  const [provenOnly, prove] = useState(policy.provenOnly);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    keep.mutate({ ...numbersOf(draft), provenOnly });
  };
  const change = (count: Count) => (value: number | string) => {
    keep.reset();
    write({ ...draft, [count]: value });
  };
  return (
    <form className={classes.form} onSubmit={submit}>
      <p>{texts.policyWords}</p>
      {(Object.keys(RANGES) as Count[]).map((count) => (
        <NumberInput
          key={count}
          label={texts.policy[count]}
          required
          allowDecimal={false}
          clampBehavior="blur"
          min={RANGES[count][0]}
          max={RANGES[count][1]}
          value={draft[count]}
          onChange={change(count)}
        />
      ))}
      <Checkbox
        label={texts.policy.provenOnly}
        description={texts.provenHint}
        checked={provenOnly}
        onChange={(event) => {
          keep.reset();
          prove(event.currentTarget.checked);
        }}
      />
      <Problem failure={keep.error} />
      {keep.isSuccess && (
        <p className={classes.good} role="status">
          <Icon name="check" size={18} />
          {texts.kept}
        </p>
      )}
      <div>
        <Button type="submit" loading={keep.isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}

/** An empty field is as little as there can be. */
function numbersOf(draft: Record<Count, number | string>): Record<Count, number> {
  const number = (count: Count) => Number(draft[count]) || RANGES[count][0];
  return { reports: number('reports'), withinMinutes: number('withinMinutes'), staleMinutes: number('staleMinutes') };
}
