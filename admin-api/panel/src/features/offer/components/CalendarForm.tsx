import { Button, Radio, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Calendar } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { Problem } from '../../../ui/States';
import { useRemoveCalendar } from '../api/remove-calendar';
import { useSaveCalendar } from '../api/save-calendar';
import { useOfferTexts } from '../texts';
import { Removal } from './Removal';

const MOST_CHARACTERS = 60;

/** Somebody or something that appointments take up. */
export function CalendarForm({ calendar, onClose }: { calendar: Calendar | undefined; onClose: () => void }) {
  const texts = useOfferTexts();
  const { common, replies } = useTexts();
  const [name, setName] = useState(calendar?.name ?? '');
  const [kind, setKind] = useState<Calendar['kind']>(calendar?.kind ?? 'PERSON');
  const save = useSaveCalendar(calendar);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== '') {
      save.mutate({ name: name.trim(), kind }, { onSuccess: onClose });
    }
  };
  return (
    <Dialog title={calendar ? texts.change(calendar.name) : texts.addCalendar} onClose={onClose}>
      <form className={forms.form} onSubmit={submit}>
        <TextInput
          label={texts.who}
          description={texts.whoHint}
          value={name}
          maxLength={MOST_CHARACTERS}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group
          label={texts.kind}
          description={texts.kindHint}
          value={kind}
          onChange={(value) => setKind(value === 'PLACE' ? 'PLACE' : 'PERSON')}
        >
          <Radio mt="xs" value="PERSON" label={texts.kinds.PERSON} />
          <Radio mt="xs" value="PLACE" label={texts.kinds.PLACE} />
        </Radio.Group>
        <Problem failure={save.error} />
        <div className={forms.buttons}>
          {calendar && <CalendarRemoval calendar={calendar.id} onClose={onClose} />}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {replies.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function CalendarRemoval({ calendar, onClose }: { calendar: string; onClose: () => void }) {
  return <Removal remove={useRemoveCalendar(calendar)} onClose={onClose} />;
}
