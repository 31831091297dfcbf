import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Appointment } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Dialog } from '../../../ui/Dialog';
import { Facts } from '../../../ui/Facts';
import { Problem } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { fullMoment, useNow } from '../../../ui/time';
import { Wish } from '../../../ui/Wish';
import { useChangeAppointment } from '../api/change-appointment';
import { useCalendarTexts } from '../texts';
import { dayIn, nameOfDay, timeIn } from './days';
import { serviceOf, takenBy, whoseAppointment } from './names';

interface Props {
  appointment: Appointment;
  zone: string | undefined;
  onClose: () => void;
}

/** One appointment, and what became of it. */
export function AppointmentDialog({ appointment, zone, onClose }: Props) {
  const texts = useCalendarTexts();
  const all = useTexts();
  const language = useLanguage();
  const [isCancelled, cancel] = useState(false);
  const day = nameOfDay(dayIn(appointment.startsAt, zone), language, { weekday: 'long', day: 'numeric', month: 'long' });
  const times = [appointment.startsAt, appointment.endsAt].map((at) => timeIn(at, zone, language)).join(' – ');
  if (isCancelled) {
    return <Cancelling appointment={appointment} onClose={onClose} />;
  }
  return (
    <Dialog title={`${appointment.number} · ${serviceOf(appointment, language)}`} onClose={onClose}>
      <Facts
        facts={[
          [texts.when, `${day}, ${times}`],
          [texts.who, takenBy(appointment)],
          [texts.contact, whoseAppointment(appointment, all)],
          [texts.state, <Tag key="state">{texts.states[appointment.state]}</Tag>],
          [texts.confirmed, appointment.confirmedAt && fullMoment(appointment.confirmedAt, language)],
        ]}
      />
      <p className={cards.words}>
        <Link to={`/inbox/${appointment.conversation}`} className={cards.link}>
          {texts.toConversation}
        </Link>
      </p>
      <Changes appointment={appointment} onCancel={() => cancel(true)} />
    </Dialog>
  );
}

/** What its state and the time allow. */
function Changes({ appointment: { number, state, startsAt }, onCancel }: { appointment: Appointment; onCancel: () => void }) {
  const texts = useCalendarTexts();
  const change = useChangeAppointment(number);
  const hasBegun = Date.parse(startsAt) <= useNow();
  const button = (wish: Appointment['state'], name: string) => (
    <Button variant="default" loading={change.isPending && change.variables === wish} onClick={() => change.mutate(wish)}>
      {name}
    </Button>
  );
  return (
    <>
      <Problem failure={change.error} />
      <div className={cards.buttons}>
        {state === 'BOOKED' && hasBegun && button('DONE', texts.done)}
        {state === 'BOOKED' && hasBegun && button('NO_SHOW', texts.noShow)}
        {(state === 'DONE' || state === 'NO_SHOW') && button('BOOKED', texts.restore)}
        {state === 'BOOKED' && !hasBegun && (
          <Button variant="default" onClick={onCancel}>
            {texts.cancel}
          </Button>
        )}
      </div>
    </>
  );
}

function Cancelling({ appointment, onClose }: { appointment: Appointment; onClose: () => void }) {
  const texts = useCalendarTexts();
  const change = useChangeAppointment(appointment.number);
  return (
    <Wish
      title={texts.cancelTitle(appointment.number)}
      act={texts.cancel}
      isGrave
      isPending={change.isPending}
      failure={change.error}
      onAct={() => change.mutate('CANCELLED', { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.cancelWords}</p>
    </Wish>
  );
}
