import { Button, Radio, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { SpecialDay } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { SpanFields } from '../../../ui/week/SpanFields';
import { oneMore, wrongWith } from '../../../ui/week/spans';
import { useHoursTexts } from '../texts';

const MOST_CHARACTERS = 80;

interface Props {
  shown: SpecialDay | undefined;
  today: string;
  onKeep: (day: SpecialDay) => void;
  onDrop: () => void;
  onClose: () => void;
}

/** One special day; it is saved with the rest of the page. */
export function SpecialDayDialog({ shown, today, onKeep, onDrop, onClose }: Props) {
  const texts = useHoursTexts();
  const { common, replies } = useTexts();
  const [day, setDay] = useState(shown?.day ?? '');
  const [name, setName] = useState(shown?.name ?? '');
  const [spans, setSpans] = useState(shown?.spans ?? []);
  const isComplete = day !== '' && name.trim() !== '' && !wrongWith(spans);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isComplete) {
      onKeep({ day, name: name.trim(), spans });
    }
  };
  return (
    <Dialog title={shown ? texts.changeDay(shown.name) : texts.addDay} onClose={onClose}>
      <form className={forms.form} onSubmit={submit}>
        <TextInput
          type="date"
          label={texts.date}
          value={day}
          {...(shown ? {} : { min: today })}
          max="8999-12-31"
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          label={texts.dayName}
          placeholder={texts.dayNameExample}
          value={name}
          maxLength={MOST_CHARACTERS}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group
          label={texts.thatDay}
          value={spans.length === 0 ? 'closed' : 'open'}
          onChange={(value) => setSpans(value === 'closed' ? [] : [oneMore([])])}
        >
          <Radio mt="xs" value="closed" label={texts.closedAllDay} />
          <Radio mt="xs" value="open" label={texts.otherHours} />
        </Radio.Group>
        {spans.length > 0 && <SpanFields day={name.trim() || texts.thatDay} spans={spans} onSpans={setSpans} />}
        <div className={forms.buttons}>
          {shown && (
            <Button variant="subtle" c="var(--bad)" onClick={onDrop}>
              {replies.remove}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={!isComplete}>
            {texts.takeDay}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
