import { Button } from '@mantine/core';
import { useState } from 'react';
import type { SpecialDay } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { Empty } from '../../../ui/States';
import { told } from '../../../ui/week/spans';
import { useHoursTexts } from '../texts';
import { dateOf } from './dates';
import { HolidaysDialog } from './HolidaysDialog';
import classes from './hours.module.css';
import { SpecialDayDialog } from './SpecialDayDialog';

interface Props {
  days: SpecialDay[];
  /** As the tenant's clocks have it. */
  today: string;
  onDays: (days: SpecialDay[]) => void;
}

/** Days that take other hours than their weekday: those to come, and on request those that are over. */
export function SpecialDays({ days, today, onDays }: Props) {
  const texts = useHoursTexts();
  const { replies } = useTexts();
  const language = useLanguage();
  const [edited, edit] = useState<SpecialDay | 'new' | null>(null);
  const [isImporting, importDays] = useState(false);
  const [isAll, showAll] = useState(false);
  const past = days.filter(({ day }) => day < today).length;
  const without = (gone: SpecialDay | 'new' | null) => days.filter((one) => one !== gone);
  const keep = (kept: SpecialDay) => {
    onDays(inOrder(without(edited).filter(({ day }) => day !== kept.day).concat(kept)));
    edit(null);
  };
  return (
    <section aria-label={texts.specialDays}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{texts.specialDays}</h2>
        <div className={classes.buttons}>
          <Button variant="default" leftSection={<Icon name="file" size={16} />} onClick={() => importDays(true)}>
            {texts.importDays}
          </Button>
          <Button variant="default" leftSection={<Icon name="calendar" size={16} />} onClick={() => edit('new')}>
            {texts.addDay}
          </Button>
        </div>
      </div>
      {days.length === 0 && (
        <Empty icon="calendar" title={texts.noDays}>
          {texts.noDaysHint}
        </Empty>
      )}
      <ul className={classes.list}>
        {days
          .filter(({ day }) => isAll || day >= today)
          .map((one) => (
            <li key={one.day} className={classes.row}>
              <span className={classes.date}>{dateOf(one.day, language)}</span>
              <span className={classes.grow}>{one.name}</span>
              <span className={classes.quiet}>{one.spans.length === 0 ? texts.closed : told(one.spans)}</span>
              <Button variant="default" size="compact-sm" aria-label={texts.changeDay(one.name)} onClick={() => edit(one)}>
                {replies.edit}
              </Button>
            </li>
          ))}
      </ul>
      {past > 0 && (
        <Button variant="subtle" onClick={() => showAll(!isAll)}>
          {isAll ? texts.hidePast : texts.showPast(past)}
        </Button>
      )}
      {isImporting && (
        <HolidaysDialog
          days={days}
          onTake={(taken) => {
            onDays(inOrder(days.concat(taken)));
            importDays(false);
          }}
          onClose={() => importDays(false)}
        />
      )}
      {edited && (
        <SpecialDayDialog
          shown={edited === 'new' ? undefined : edited}
          today={today}
          onKeep={keep}
          onDrop={() => {
            onDays(without(edited));
            edit(null);
          }}
          onClose={() => edit(null)}
        />
      )}
    </section>
  );
}

function inOrder(days: SpecialDay[]): SpecialDay[] {
  return days.toSorted((one, other) => one.day.localeCompare(other.day));
}
