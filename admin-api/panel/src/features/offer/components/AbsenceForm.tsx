import { Checkbox, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Calendar } from '../../../api/types';
import { Wish } from '../../../ui/Wish';
import { useAddAbsence } from '../api/add-absence';
import { useOfferTexts } from '../texts';
import { endOf } from './absence';
import classes from './offer.module.css';

/** When somebody or something is not to be had: whole days, or by the clock. */
export function AbsenceForm({ calendar: { id, name }, onClose }: { calendar: Calendar; onClose: () => void }) {
  const texts = useOfferTexts();
  const [isWhole, setWhole] = useState(true);
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  const add = useAddAbsence();
  const type = isWhole ? 'date' : 'datetime-local';
  const begin = isWhole ? `${from}T00:00:00` : from;
  const end = isWhole && until !== '' ? endOf(until) : until;
  const act = () => {
    if (from !== '' && until !== '' && end > begin) {
      add.mutate({ calendar: id, from: begin, until: end }, { onSuccess: onClose });
    }
  };
  return (
    <Wish title={texts.addAbsenceOf(name)} act={texts.takeAbsence} isPending={add.isPending} failure={add.error} onAct={act} onClose={onClose}>
      <Checkbox
        label={texts.wholeDays}
        checked={isWhole}
        onChange={(event) => {
          setWhole(event.currentTarget.checked);
          setFrom('');
          setUntil('');
        }}
      />
      <div className={classes.pairs}>
        <TextInput type={type} label={texts.from} value={from} required onChange={(event) => setFrom(event.currentTarget.value)} />
        <TextInput
          type={type}
          label={isWhole ? texts.lastDay : texts.until}
          value={until}
          min={from}
          required
          error={until !== '' && end <= begin && texts.absenceBackwards}
          onChange={(event) => setUntil(event.currentTarget.value)}
        />
      </div>
      <p className={classes.quiet}>{texts.absenceHint}</p>
    </Wish>
  );
}
