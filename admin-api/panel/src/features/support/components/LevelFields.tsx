import { ActionIcon, TextInput } from '@mantine/core';
import type { ServiceTarget } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { useSupportTexts } from '../texts';
import { isTime, minutesOf, PRIORITIES, typed, withoutIt, type Level, type Times } from './levels';
import classes from './support.module.css';

interface Props {
  name: string;
  level: Level;
  everybody: Level | undefined;
  usual: ServiceTarget[];
  onLevel: (level: Level) => void;
  onRemove: () => void;
}

const COLUMNS = ['answer', 'resolution'] as const;

/** The times of each priority, for everybody or for a plan. */
export function LevelFields({ name, level, everybody, usual, onLevel, onRemove }: Props) {
  const texts = useSupportTexts();
  const set = (priority: (typeof PRIORITIES)[number], part: Partial<Times>) =>
    onLevel({ ...level, times: { ...level.times, [priority]: { ...level.times[priority], ...part } } });
  return (
    <section className={classes.card} aria-label={name}>
      <div className={classes.head}>
        <h2 className={classes.heading}>{name}</h2>
        {level.plan !== null && (
          <ActionIcon variant="subtle" color="gray" aria-label={texts.removePlan(name)} title={texts.removePlan(name)} onClick={onRemove}>
            <Icon name="trash" size={18} />
          </ActionIcon>
        )}
      </div>
      <div className={classes.times}>
        <span className={classes.column}>{texts.priority}</span>
        <span className={classes.column}>{texts.answer}</span>
        <span className={classes.column}>{texts.resolution}</span>
        {PRIORITIES.map((priority) => [
          <span key={priority} className={classes.name}>
            {texts.priorities[priority]}
          </span>,
          ...COLUMNS.map((column) => (
            <TextInput
              key={priority + column}
              aria-label={texts.field(texts[column], texts.priorities[priority], name)}
              placeholder={withoutIt(level, everybody, usual, priority, column)}
              inputMode="numeric"
              maxLength={8}
              value={level.times[priority][column]}
              error={!isTime(level.times[priority][column], column) && texts.wrongTime}
              onChange={(event) => set(priority, { [column]: event.currentTarget.value })}
              onBlur={(event) => {
                const minutes = minutesOf(event.currentTarget.value);
                if (minutes !== undefined && typed(minutes) !== event.currentTarget.value) {
                  set(priority, { [column]: typed(minutes) });
                }
              }}
            />
          )),
        ])}
      </div>
    </section>
  );
}
