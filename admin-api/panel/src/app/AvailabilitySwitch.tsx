import { NumberInput, Switch } from '@mantine/core';
import { useState } from 'react';
import { useAvailability } from '../api/queries/get-availability';
import { useSetAvailability } from '../api/queries/set-availability';
import { useTexts } from '../texts/language';
import { Problem } from '../ui/States';
import classes from './AvailabilitySwitch.module.css';

const MOST = 100;

/** Whether one wants conversations now, and how many at once. */
export function AvailabilitySwitch() {
  const { desk } = useTexts();
  const availability = useAvailability().data;
  const set = useSetAvailability();
  const [typed, type] = useState<string | number>();
  if (!availability) {
    return null;
  }
  const now = set.isPending ? set.variables : availability;
  const keep = () => {
    if (typeof typed === 'number' && typed >= 1 && typed !== now.most) {
      set.mutate({ ...now, most: typed });
    }
    type(undefined);
  };
  return (
    <div className={classes.switch}>
      <Switch
        label={desk.mine}
        checked={now.available}
        onChange={(event) => set.mutate({ ...now, available: event.currentTarget.checked })}
      />
      <NumberInput
        size="xs"
        label={desk.most}
        value={typed ?? now.most}
        min={1}
        max={MOST}
        clampBehavior="strict"
        allowDecimal={false}
        onChange={type}
        onBlur={keep}
        onKeyDown={(event) => event.key === 'Enter' && keep()}
      />
      <Problem failure={set.error} />
    </div>
  );
}
