import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Hours } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { Wish } from '../../../ui/Wish';
import { timeZones } from '../../../ui/zones';
import { useChangeTimeZone } from '../api/change-time-zone';
import { useHoursTexts } from '../texts';
import classes from './hours.module.css';

/** By whose clocks the hours are; another zone is chosen while nothing else is being changed. */
export function TimeZoneLine({ shown, isTouched }: { shown: Hours; isTouched: boolean }) {
  const texts = useHoursTexts();
  const { replies } = useTexts();
  const [isAsked, ask] = useState(false);
  return (
    <div className={classes.zone}>
      <Icon name="clock" size={16} /> {texts.zone(shown.timeZone)}
      <Button size="compact-sm" variant="subtle" aria-label={texts.changeZone} disabled={isTouched} onClick={() => ask(true)}>
        {replies.edit}
      </Button>
      {isAsked && <ZoneWish shown={shown} onClose={() => ask(false)} />}
    </div>
  );
}

function ZoneWish({ shown, onClose }: { shown: Hours; onClose: () => void }) {
  const texts = useHoursTexts();
  const { replies } = useTexts();
  const change = useChangeTimeZone(shown);
  const [zone, choose] = useState(shown.timeZone);
  return (
    <Wish
      title={texts.changeZone}
      act={replies.save}
      isPending={change.isPending}
      failure={change.error}
      onAct={() => (zone === shown.timeZone ? onClose() : change.mutate(zone, { onSuccess: onClose }))}
      onClose={onClose}
    >
      <NativeSelect
        label={texts.timeZone}
        value={zone}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[...new Set([shown.timeZone, ...timeZones()])]}
      />
      <p className={classes.quiet}>{texts.zoneWords}</p>
    </Wish>
  );
}
