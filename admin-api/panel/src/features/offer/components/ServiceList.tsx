import { ActionIcon, Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useCalendars } from '../../../api/queries/list-calendars';
import type { Calendar, Service } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { money } from '../../../ui/money';
import { Failed, Problem } from '../../../ui/States';
import { useServices } from '../api/list-services';
import { useOrderServices } from '../api/order-services';
import { useOfferTexts } from '../texts';
import { FirstOffer } from './FirstOffer';
import { inKinds } from './kinds';
import classes from './offer.module.css';
import { ServiceForm } from './ServiceForm';

export function ServiceList() {
  const texts = useOfferTexts();
  const services = useServices();
  const calendars = useCalendars();
  const [edited, edit] = useState<Service | 'new' | null>(null);
  if (services.isPending || calendars.isPending) {
    return <Skeleton height="9rem" radius="md" />;
  }
  if (!services.data || !calendars.data) {
    return <Failed failure={services.error ?? calendars.error} onRetry={() => Promise.all([services.refetch(), calendars.refetch()])} />;
  }
  if (services.data.length === 0) {
    return <FirstOffer calendars={calendars.data} />;
  }
  return (
    <>
      <div className={classes.above}>
        <Button onClick={() => edit('new')}>{texts.addService}</Button>
      </div>
      <Ordered services={services.data} calendars={calendars.data} onEdit={edit} />
      {edited && <ServiceForm service={edited === 'new' ? undefined : edited} calendars={calendars.data} onClose={() => edit(null)} />}
    </>
  );
}

interface OrderedProps {
  services: Service[];
  calendars: Calendar[];
  onEdit: (service: Service) => void;
}

function Ordered({ services, calendars, onEdit }: OrderedProps) {
  const texts = useOfferTexts();
  const { replies } = useTexts();
  const language = useLanguage();
  const order = useOrderServices();
  const up = (index: number) => {
    const ids = services.map(({ id }) => id);
    ids.splice(index - 1, 0, ...ids.splice(index, 1));
    order.mutate(ids);
  };
  return (
    <>
      <Problem failure={order.error} />
      <ul className={classes.list}>
        {services.map((service, index) => (
          <li key={service.id} className={classes.row}>
            <div className={classes.middle}>
              <p className={classes.name}>{service.names[language]}</p>
              <Told service={service} calendars={calendars} />
            </div>
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={texts.up(service.names[language])}
              title={texts.up(service.names[language])}
              disabled={index === 0 || order.isPending}
              onClick={() => up(index)}
            >
              <Icon name="up" size={18} />
            </ActionIcon>
            <Button variant="default" aria-label={texts.change(service.names[language])} onClick={() => onEdit(service)}>
              {replies.edit}
            </Button>
          </li>
        ))}
      </ul>
    </>
  );
}

/** How long, for how much, with whom. */
function Told({ service, calendars }: { service: Service; calendars: Calendar[] }) {
  const texts = useOfferTexts();
  const language = useLanguage();
  const needed = inKinds(calendars.filter(({ id }) => service.calendars.includes(id)));
  return (
    <p className={classes.small}>
      <span>{texts.minutes(service.minutes)}</span>
      {service.price && <span>{money(service.price, language)}</span>}
      {needed.map((kind) => (
        <span key={kind[0]?.kind}>{kind.map(({ name }) => name).join(', ')}</span>
      ))}
      {needed.length === 0 && <span className={classes.lacking}>{texts.notOffered}</span>}
    </p>
  );
}
