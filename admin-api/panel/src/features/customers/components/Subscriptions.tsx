import { Button, NativeSelect, Select } from '@mantine/core';
import { useState } from 'react';
import { usePlans } from '../../../api/queries/list-plans';
import type { CustomerCard, Subscription } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { money } from '../../../ui/money';
import { Tag } from '../../../ui/Tag';
import { Wish } from '../../../ui/Wish';
import { useChangeSubscription } from '../api/change-subscription';
import { useFreeAccesses } from '../api/list-free-accesses';
import { useSubscribe } from '../api/subscribe';
import { useCustomerTexts } from '../texts';
import classes from './Customers.module.css';
import { SwitchLine } from './SwitchLine';

const TONES = { ACTIVE: 'good', SUSPENDED: 'warn', ENDED: 'quiet' } as const;
const STATES = ['ACTIVE', 'SUSPENDED', 'ENDED'] as const;

export function Subscriptions({ card }: { card: CustomerCard }) {
  const texts = useCustomerTexts();
  const [asked, ask] = useState<Subscription | 'new'>();
  return (
    <>
      <div className={classes.above}>
        <h2 className={cards.title}>{texts.subscriptions}</h2>
        <Button variant="default" onClick={() => ask('new')}>
          {texts.subscribe}
        </Button>
      </div>
      {card.subscriptions.length === 0 && <p className={classes.hint}>{texts.noSubscriptions}</p>}
      <ul className={cards.list}>
        {card.subscriptions.map((one) => (
          <Row key={one.id} subscription={one} onChange={() => ask(one)} />
        ))}
      </ul>
      {asked === 'new' && <Subscribe customer={card.customer.id} onClose={() => ask(undefined)} />}
      {asked && asked !== 'new' && <Change subscription={asked} onClose={() => ask(undefined)} />}
    </>
  );
}

function Row({ subscription, onChange }: { subscription: Subscription; onChange: () => void }) {
  const texts = useCustomerTexts();
  const language = useLanguage();
  const { state } = subscription;
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <span className={cards.name}>{subscription.planName}</span>
        <Tag tone={TONES[state]}>{texts.serviceStates[state]}</Tag>
        <span className={classes.sum}>{money(subscription.price, language)}</span>
      </div>
      <p className={cards.small}>
        <span>
          {texts.access}: {subscription.accessName}
        </span>
        <span>{texts.sinceDay(subscription.since)}</span>
        {state !== 'ENDED' && (
          <Button size="compact-sm" variant="subtle" aria-label={texts.changeOf(subscription.planName)} onClick={onChange}>
            {texts.change}
          </Button>
        )}
      </p>
      {state !== 'ENDED' && <SwitchLine subscription={subscription} />}
    </li>
  );
}

function Subscribe({ customer, onClose }: { customer: string; onClose: () => void }) {
  const texts = useCustomerTexts();
  const plans = usePlans();
  const subscribe = useSubscribe(customer);
  const [plan, choosePlan] = useState('');
  const [access, chooseAccess] = useState<string | null>(null);
  const [words, look] = useState('');
  const accesses = useFreeAccesses(words);
  const chosen = plan || plans.data?.[0]?.id;
  return (
    <Wish
      title={texts.subscribe}
      act={texts.save}
      isPending={subscribe.isPending}
      failure={subscribe.error}
      onAct={() => chosen && access && subscribe.mutate({ plan: chosen, access, since: null }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <NativeSelect
        label={texts.plan}
        value={chosen ?? ''}
        onChange={(event) => choosePlan(event.currentTarget.value)}
        data={plans.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        description={plans.data?.length === 0 ? texts.noPlansHint : undefined}
      />
      <Select
        label={texts.access}
        description={texts.accessHint}
        searchable
        required
        withAsterisk={false}
        comboboxProps={{ withinPortal: false }}
        value={access}
        onChange={chooseAccess}
        onSearchChange={look}
        filter={({ options }) => options}
        nothingFoundMessage={texts.noAccess}
        data={accesses.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      />
    </Wish>
  );
}

function Change({ subscription, onClose }: { subscription: Subscription; onClose: () => void }) {
  const texts = useCustomerTexts();
  const plans = usePlans();
  const change = useChangeSubscription(subscription);
  const [plan, choosePlan] = useState(subscription.plan);
  const [state, chooseState] = useState(subscription.state);
  return (
    <Wish
      title={texts.changeOf(subscription.planName)}
      act={texts.save}
      isGrave={state === 'ENDED'}
      isPending={change.isPending}
      failure={change.error}
      onAct={() => change.mutate({ plan, access: subscription.access, state }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <NativeSelect
        label={texts.plan}
        value={plan}
        onChange={(event) => choosePlan(event.currentTarget.value)}
        data={plans.data?.map(({ id, name }) => ({ value: id, label: name })) ?? [{ value: plan, label: subscription.planName }]}
      />
      <NativeSelect
        label={texts.state}
        description={state === 'ENDED' ? texts.endHint : texts.stateHint}
        value={state}
        onChange={(event) => chooseState(STATES.find((one) => one === event.currentTarget.value) ?? state)}
        data={STATES.map((value) => ({ value, label: texts.serviceStates[value] }))}
      />
    </Wish>
  );
}
