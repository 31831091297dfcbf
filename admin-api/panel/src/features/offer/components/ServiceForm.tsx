import { Autocomplete, Button, Checkbox, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Calendar, Service } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { Problem } from '../../../ui/States';
import { useRemoveService } from '../api/remove-service';
import { useSaveService } from '../api/save-service';
import { useOfferTexts } from '../texts';
import { CURRENCIES, draftOf, fieldsOf, priceOf, type Fields } from './fields';
import { inKinds } from './kinds';
import { MinuteField } from './MinuteField';
import { NameFields } from './NameFields';
import classes from './offer.module.css';
import { Removal } from './Removal';

const LONGEST = 720;
const MOST_NOTICE = 43_200;

interface Props {
  service: Service | undefined;
  calendars: Calendar[];
  onClose: () => void;
}

/** One service, to be made or changed. */
export function ServiceForm({ service, calendars, onClose }: Props) {
  const texts = useOfferTexts();
  const { common, replies } = useTexts();
  const language = useLanguage();
  const [fields, setFields] = useState(() => fieldsOf(service));
  const save = useSaveService(service);
  const draft = draftOf(fields);
  const change = (part: Partial<Fields>) => setFields({ ...fields, ...part });
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (draft) {
      save.mutate(draft, { onSuccess: onClose });
    }
  };
  return (
    <Dialog title={service ? texts.change(service.names[language]) : texts.addService} onClose={onClose}>
      <form className={forms.form} onSubmit={submit}>
        <NameFields names={fields.names} onNames={(names) => change({ names })} />
        <Times fields={fields} onChange={change} />
        <Price fields={fields} onChange={change} />
        <WhoAndWhere calendars={calendars} chosen={fields.calendars} onChoose={(chosen) => change({ calendars: chosen })} />
        {service && <p className={classes.quiet}>{texts.bookedStays}</p>}
        <Problem failure={save.error} />
        <div className={forms.buttons}>
          {service && <ServiceRemoval service={service.id} onClose={onClose} />}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={!draft} loading={save.isPending}>
            {replies.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

function ServiceRemoval({ service, onClose }: { service: string; onClose: () => void }) {
  return <Removal remove={useRemoveService(service)} onClose={onClose} />;
}

interface PartProps {
  fields: Fields;
  onChange: (part: Partial<Fields>) => void;
}

interface ChoiceProps {
  calendars: Calendar[];
  chosen: string[];
  onChoose: (chosen: string[]) => void;
}

/** One of the people and one of the places is taken, where both are chosen. */
function WhoAndWhere({ calendars, chosen, onChoose }: ChoiceProps) {
  const texts = useOfferTexts();
  const kinds = inKinds(calendars);
  const needed = inKinds(calendars.filter(({ id }) => chosen.includes(id))).length;
  return (
    <div>
      <Checkbox.Group label={texts.with} value={chosen} onChange={onChoose}>
        <div className={classes.pairs}>
          {kinds.map((kind) => (
            <div key={kind[0]?.kind} className={classes.kind}>
              {kinds.length > 1 && kind[0] && <p className={classes.quiet}>{texts.choices[kind[0].kind]}</p>}
              {kind.map(({ id, name }) => (
                <Checkbox key={id} mt="xs" value={id} label={name} />
              ))}
            </div>
          ))}
        </div>
      </Checkbox.Group>
      <p className={`${classes.needed ?? ''} ${(needed === 0 ? classes.lacking : classes.quiet) ?? ''}`}>
        {needed === 0 ? texts.notOffered : needed === 1 ? texts.oneOfThem : texts.oneOfEach}
      </p>
    </div>
  );
}

function Times({ fields, onChange }: PartProps) {
  const texts = useOfferTexts();
  return (
    <div className={classes.pairs}>
      <MinuteField label={texts.duration} value={fields.minutes} least={5} most={LONGEST} onMinutes={(minutes) => onChange({ minutes })} />
      <MinuteField
        label={texts.step}
        description={texts.stepHint}
        value={fields.stepMinutes}
        least={5}
        most={LONGEST}
        onMinutes={(stepMinutes) => onChange({ stepMinutes })}
      />
      <MinuteField
        label={texts.bufferBefore}
        description={texts.bufferBeforeHint}
        value={fields.bufferBeforeMinutes}
        least={0}
        most={LONGEST}
        onMinutes={(bufferBeforeMinutes) => onChange({ bufferBeforeMinutes })}
      />
      <MinuteField
        label={texts.buffer}
        description={texts.bufferHint}
        value={fields.bufferMinutes}
        least={0}
        most={LONGEST}
        onMinutes={(bufferMinutes) => onChange({ bufferMinutes })}
      />
      <MinuteField
        label={texts.notice}
        description={texts.noticeHint}
        value={fields.noticeMinutes}
        least={0}
        most={MOST_NOTICE}
        onMinutes={(noticeMinutes) => onChange({ noticeMinutes })}
      />
    </div>
  );
}

function Price({ fields, onChange }: PartProps) {
  const texts = useOfferTexts();
  const isWrong = priceOf(fields.price, fields.currency) === undefined;
  return (
    <div className={classes.pairs}>
      <TextInput
        label={texts.price}
        description={texts.priceHint}
        inputMode="decimal"
        value={fields.price}
        error={isWrong && texts.priceWrong}
        onChange={(event) => onChange({ price: event.currentTarget.value })}
      />
      <Autocomplete
        label={texts.currency}
        description={texts.currencyHint}
        data={CURRENCIES}
        limit={8}
        comboboxProps={{ withinPortal: false }}
        maxLength={3}
        value={fields.currency}
        onChange={(currency) => onChange({ currency: currency.toUpperCase() })}
      />
    </div>
  );
}
