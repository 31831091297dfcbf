import { ActionIcon, Button, TextInput } from '@mantine/core';
import type { OpenSpan } from '../../api/types';
import { Icon } from '../Icon';
import { oneMore, wrongWith } from './spans';
import { useWeekTexts } from './texts';
import classes from './week.module.css';

interface Props {
  /** Of which day, for those who hear the page. */
  day: string;
  spans: OpenSpan[];
  onSpans: (spans: OpenSpan[]) => void;
  words?: WeekWords | undefined;
}

/** What is said of a day without hours, where it is nobody who opens and closes. */
export interface WeekWords {
  closed: string;
  open: string;
}

/** The stretches of one day in which it is open. */
export function SpanFields({ day, spans, onSpans, words }: Props) {
  const texts = useWeekTexts();
  const wrong = wrongWith(spans);
  const more = spans.length === 0 ? (words ?? texts).open : texts.addSpan;
  const change = (index: number, part: Partial<OpenSpan>) =>
    onSpans(spans.map((span, place) => (place === index ? { ...span, ...part } : span)));
  return (
    <div className={classes.spans}>
      {spans.length === 0 && <span className={classes.closed}>{(words ?? texts).closed}</span>}
      {spans.map(({ opens, closes }, index) => (
        <div key={index} className={classes.span}>
          <TextInput
            type="time"
            aria-label={texts.opensOn(day, index + 1)}
            value={opens}
            error={wrong !== undefined}
            onChange={(event) => change(index, { opens: event.currentTarget.value })}
          />
          <span aria-hidden>–</span>
          <TextInput
            type="time"
            aria-label={texts.closesOn(day, index + 1)}
            value={closes}
            error={wrong !== undefined}
            onChange={(event) => change(index, { closes: event.currentTarget.value })}
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={texts.removeSpan(day, index + 1)}
            onClick={() => onSpans(spans.filter((_, place) => place !== index))}
          >
            <Icon name="close" size={16} />
          </ActionIcon>
        </div>
      ))}
      <Button size="compact-sm" variant="subtle" aria-label={`${more}: ${day}`} onClick={() => onSpans([...spans, oneMore(spans)])}>
        {more}
      </Button>
      {wrong && (
        <p className={classes.wrong} role="alert">
          {texts.wrong[wrong]}
        </p>
      )}
    </div>
  );
}
