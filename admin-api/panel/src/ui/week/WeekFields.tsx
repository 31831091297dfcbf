import { ActionIcon, Menu } from '@mantine/core';
import type { WeekdayHours } from '../../api/types';
import { useLanguage } from '../../texts/language';
import { Icon } from '../Icon';
import { SpanFields, type WeekWords } from './SpanFields';
import { copied, MONDAY_TO_FRIDAY, nameOf } from './spans';
import { useWeekTexts } from './texts';
import classes from './week.module.css';

interface Props {
  week: WeekdayHours[];
  onWeek: (week: WeekdayHours[]) => void;
  words?: WeekWords;
}

/** The seven days; what is right for one is copied to others. */
export function WeekFields({ week, onWeek, words }: Props) {
  const language = useLanguage();
  return (
    <ul className={classes.week}>
      {week.map(({ weekday, spans }) => (
        <li key={weekday} className={classes.day}>
          <span className={classes.name}>{nameOf(weekday, language)}</span>
          <SpanFields
            day={nameOf(weekday, language)}
            spans={spans}
            words={words}
            onSpans={(changed) => onWeek(copied(week, changed, [weekday]))}
          />
          <CopyMenu weekday={weekday} week={week} onCopy={(days) => onWeek(copied(week, spans, days))} />
        </li>
      ))}
    </ul>
  );
}

interface CopyProps {
  weekday: WeekdayHours['weekday'];
  week: WeekdayHours[];
  onCopy: (to: WeekdayHours['weekday'][]) => void;
}

function CopyMenu({ weekday, week, onCopy }: CopyProps) {
  const texts = useWeekTexts();
  const language = useLanguage();
  const all = week.map((day) => day.weekday);
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={texts.copyOf(nameOf(weekday, language))} title={texts.copy}>
          <Icon name="copy" size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{texts.copy}</Menu.Label>
        <Menu.Item onClick={() => onCopy(MONDAY_TO_FRIDAY)}>{texts.toWorkdays}</Menu.Item>
        <Menu.Item onClick={() => onCopy(all)}>{texts.toAll}</Menu.Item>
        <Menu.Divider />
        {all
          .filter((day) => day !== weekday)
          .map((day) => (
            <Menu.Item key={day} onClick={() => onCopy([day])}>
              {nameOf(day, language)}
            </Menu.Item>
          ))}
      </Menu.Dropdown>
    </Menu>
  );
}
