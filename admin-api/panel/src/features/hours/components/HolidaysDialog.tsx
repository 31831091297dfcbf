import { Button, Checkbox, FileInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Holiday, SpecialDay } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { Problem } from '../../../ui/States';
import { useReadHolidays } from '../api/read-holidays';
import { useHoursTexts } from '../texts';
import { dateOf } from './dates';
import classes from './hours.module.css';

interface Props {
  /** Those that are there already, saved or not. */
  days: SpecialDay[];
  onTake: (days: SpecialDay[]) => void;
  onClose: () => void;
}

/** Holidays of a calendar's file: what is new is chosen, and saved with the rest of the page. */
export function HolidaysDialog({ days, onTake, onClose }: Props) {
  const texts = useHoursTexts();
  const { common } = useTexts();
  const read = useReadHolidays();
  const [left, leave] = useState<string[]>([]);
  const known = new Map(days.map(({ day, name }) => [day, name]));
  const found = read.data?.days ?? [];
  const chosen = found.filter(({ day }) => !known.has(day) && !left.includes(day));
  const choose = (file: File | null) => {
    leave([]);
    if (file) {
      read.mutate(file);
    } else {
      read.reset();
    }
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    onTake(chosen.map(({ day, name }) => ({ day, name, spans: [] })));
  };
  return (
    <Dialog title={texts.importDays} size="wide" onClose={onClose}>
      <form className={forms.form} onSubmit={submit}>
        <p className={classes.quiet}>{texts.importWords}</p>
        <FileInput label={texts.calendarFile} accept=".ics,text/calendar" clearable onChange={choose} />
        <Problem failure={read.error} />
        {read.isPending && <p role="status">{texts.reading}</p>}
        {read.data && <p role="status">{found.length === 0 ? texts.noneFound : texts.found(found.length)}</p>}
        {found.length > 0 && (
          <ul className={classes.found}>
            {found.map((holiday) => (
              <Row
                key={holiday.day}
                holiday={holiday}
                knownAs={known.get(holiday.day)}
                isChosen={chosen.includes(holiday)}
                onChoose={(isChosen) => leave(isChosen ? left.filter((day) => day !== holiday.day) : [...left, holiday.day])}
              />
            ))}
          </ul>
        )}
        {read.data && read.data.passedOver > 0 && <p className={classes.quiet}>{texts.passedOver(read.data.passedOver)}</p>}
        <div className={forms.buttons}>
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={chosen.length === 0}>
            {texts.takeDays(chosen.length)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

interface RowProps {
  holiday: Holiday;
  knownAs: string | undefined;
  isChosen: boolean;
  onChoose: (isChosen: boolean) => void;
}

function Row({ holiday, knownAs, isChosen, onChoose }: RowProps) {
  const texts = useHoursTexts();
  const language = useLanguage();
  return (
    <li>
      <Checkbox
        label={`${dateOf(holiday.day, language)} · ${holiday.name}`}
        description={knownAs !== undefined && texts.knownAs(knownAs)}
        disabled={knownAs !== undefined}
        checked={isChosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
      />
    </li>
  );
}
