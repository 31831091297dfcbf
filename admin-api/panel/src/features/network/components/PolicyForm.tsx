import { Button, Checkbox, NumberInput, Skeleton } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import type { NewOutagePolicy, OutagePolicy } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { Failed, Problem } from '../../../ui/States';
import { useDraft } from '../../../ui/useDraft';
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

/** As it stands in the fields: one that is being typed may be empty. */
type Draft = Record<Count, number | string> & { provenOnly: boolean };

function PolicyForm({ policy: { version, ...policy } }: { policy: OutagePolicy }) {
  const texts = useNetworkTexts();
  const { draft, save, ...edit } = useDraft<Draft, NewOutagePolicy>({ version, draft: policy }, useKeepPolicy(), wishOf);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    edit.keep();
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
          onChange={(value) => edit.change({ ...draft, [count]: value })}
        />
      ))}
      <Checkbox
        label={texts.policy.provenOnly}
        description={texts.provenHint}
        checked={draft.provenOnly}
        onChange={(event) => edit.change({ ...draft, provenOnly: event.currentTarget.checked })}
      />
      <Problem failure={save.error} />
      {save.isSuccess && (
        <p className={classes.good} role="status">
          <Icon name="check" size={18} />
          {texts.kept}
        </p>
      )}
      <div>
        <Button type="submit" loading={save.isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}

/** An empty field is as little as there can be. */
function wishOf(draft: Draft): NewOutagePolicy {
  const number = (count: Count) => Number(draft[count]) || RANGES[count][0];
  return {
    reports: number('reports'),
    withinMinutes: number('withinMinutes'),
    provenOnly: draft.provenOnly,
    staleMinutes: number('staleMinutes'),
  };
}
