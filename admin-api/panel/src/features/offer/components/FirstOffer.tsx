import { Button, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Calendar } from '../../../api/types';
import { Problem } from '../../../ui/States';
import { useOfferFirst } from '../api/offer-first';
import { useOfferTexts } from '../texts';
import { draftOf, fieldsOf } from './fields';
import { MinuteField } from './MinuteField';
import { NameFields } from './NameFields';
import classes from './offer.module.css';

const MOST_CHARACTERS = 60;
const LONGEST = 720;

/** In place of an empty list: what is needed so that something can be booked, at once. */
export function FirstOffer({ calendars }: { calendars: Calendar[] }) {
  const texts = useOfferTexts();
  const [fields, setFields] = useState(() => fieldsOf(undefined));
  const [calendar, setCalendar] = useState(calendars[0]?.name ?? '');
  const offer = useOfferFirst(calendars);
  const service = draftOf(fields);
  const isComplete = service !== null && calendar.trim() !== '';
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isComplete) {
      offer.mutate({ calendar: calendar.trim(), service });
    }
  };
  return (
    <form className={classes.card} onSubmit={submit}>
      <div>
        <h2 className={classes.heading}>{texts.first}</h2>
        <p className={classes.quiet}>{texts.firstHint}</p>
      </div>
      <NameFields names={fields.names} onNames={(names) => setFields({ ...fields, names })} />
      <div className={classes.pairs}>
        <MinuteField
          label={texts.duration}
          value={fields.minutes}
          least={5}
          most={LONGEST}
          onMinutes={(minutes) => setFields({ ...fields, minutes })}
        />
        <TextInput
          label={texts.who}
          description={texts.whoHint}
          value={calendar}
          maxLength={MOST_CHARACTERS}
          onChange={(event) => setCalendar(event.currentTarget.value)}
        />
      </div>
      <Problem failure={offer.error} />
      <div className={classes.foot}>
        <Button type="submit" disabled={!isComplete} loading={offer.isPending}>
          {texts.offerFirst}
        </Button>
      </div>
    </form>
  );
}
