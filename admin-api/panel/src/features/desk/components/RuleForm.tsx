import { Button, NumberInput, Radio, Switch } from '@mantine/core';
import type { SyntheticEvent } from 'react';
import type { AssignmentRule, AssignmentRuleView } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { useDraft } from '../../../ui/useDraft';
import { useSetRule } from '../api/set-rule';
import classes from './DeskPage.module.css';

const KINDS = ['QUEUE', 'ROUND_ROBIN', 'LEAST_BUSY'] as const;
const MOST_MINUTES = 7 * 24 * 60;

/** Who gets which conversation, and what customers are told when nobody is there. */
export function RuleForm({ rule: { version, ...rule } }: { rule: AssignmentRuleView }) {
  const { desk: texts, replies } = useTexts();
  const { draft, save, ...edit } = useDraft<AssignmentRule, AssignmentRule>({ version, draft: rule }, useSetRule(), (wish) => wish);
  const change = (part: Partial<AssignmentRule>) => edit.change({ ...draft, ...part });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    edit.keep();
  };
  return (
    <form className={classes.card} onSubmit={submit}>
      <Radio.Group label={texts.kind} value={draft.kind} onChange={(kind) => change({ kind })}>
        <div className={classes.fields}>
          {KINDS.map((kind) => (
            <Radio key={kind} value={kind} mt="xs" label={texts.kinds[kind][0]} description={texts.kinds[kind][1]} />
          ))}
        </div>
      </Radio.Group>
      <div className={classes.times}>
        <Minutes
          label={texts.takeBack}
          description={texts.takeBackHint}
          value={draft.takeBackMinutes}
          onMinutes={(takeBackMinutes) => change({ takeBackMinutes })}
        />
        <Minutes
          label={texts.answer}
          description={texts.answerHint}
          value={draft.answerMinutes}
          onMinutes={(answerMinutes) => change({ answerMinutes })}
        />
      </div>
      <Switch
        label={texts.tellsAbsence}
        description={texts.tellsAbsenceHint}
        checked={draft.tellsAbsence}
        onChange={(event) => change({ tellsAbsence: event.currentTarget.checked })}
      />
      <Problem failure={save.error} />
      <div className={classes.foot}>
        {save.isSuccess && (
          <span className={classes.saved} role="status">
            {texts.saved}
          </span>
        )}
        <Button type="submit" loading={save.isPending}>
          {replies.save}
        </Button>
      </div>
    </form>
  );
}

function Minutes({
  label,
  description,
  value,
  onMinutes,
}: {
  label: string;
  description: string;
  value: number;
  onMinutes: (minutes: number) => void;
}) {
  return (
    <NumberInput
      label={label}
      description={description}
      value={value}
      min={1}
      max={MOST_MINUTES}
      clampBehavior="strict"
      allowDecimal={false}
      suffix=" min"
      onChange={(minutes) => {
        if (typeof minutes === 'number' && minutes >= 1) {
          onMinutes(minutes);
        }
      }}
    />
  );
}
