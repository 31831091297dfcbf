import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import type { Subscription } from '../../../api/types';
import cards from '../../../ui/cards.module.css';
import { Problem } from '../../../ui/States';
import { Wish } from '../../../ui/Wish';
import { useRouters } from '../api/list-routers';
import { useRemoveSwitch } from '../api/remove-switch';
import { useSetSwitch } from '../api/set-switch';
import { useCustomerTexts } from '../texts';
import classes from './Customers.module.css';
import { Removal } from './Removal';

const WAYS = ['PPP_SECRET', 'ADDRESS_LIST'] as const;

/** At which router the access is known, and as what. */
export function SwitchForm({ subscription, onClose }: { subscription: Subscription; onClose: () => void }) {
  const texts = useCustomerTexts();
  const { switches } = texts;
  const known = subscription.accessSwitch ?? undefined;
  const routers = useRouters();
  const set = useSetSwitch(subscription.access);
  const remove = useRemoveSwitch(subscription.access);
  const [chosen, choose] = useState(known?.router);
  const [way, go] = useState(known?.way ?? WAYS[0]);
  const [name, call] = useState(known?.name ?? '');
  const [list, enlist] = useState(known?.list ?? '');
  const [isTried, setTried] = useState(false);
  const router = chosen ?? routers.data?.[0]?.id;
  const isListed = way === 'ADDRESS_LIST';
  const act = () => {
    setTried(true);
    if (router && name.trim() && (!isListed || list.trim())) {
      set.mutate({ router, way, name: name.trim(), list: isListed ? list.trim() : null }, { onSuccess: onClose });
    }
  };
  return (
    <Wish title={switches.title} act={texts.save} isPending={set.isPending} failure={set.error} onAct={act} onClose={onClose}>
      <p className={classes.hint}>{switches.words(subscription.accessName)}</p>
      <NativeSelect
        label={switches.router}
        value={router ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={routers.data?.map(({ id, name: label }) => ({ value: id, label })) ?? []}
      />
      {routers.isError && <Problem failure={routers.error} />}
      {routers.data?.length === 0 && (
        <p className={classes.hint}>
          {switches.noRouter} <Link to="/connections" className={cards.link}>{texts.logins.connect}</Link>
        </p>
      )}
      <NativeSelect
        label={switches.way}
        value={way}
        onChange={(event) => go(WAYS.find((one) => one === event.currentTarget.value) ?? way)}
        data={WAYS.map((value) => ({ value, label: switches.ways[value] }))}
      />
      <TextInput
        label={isListed ? switches.address : switches.secret}
        description={isListed ? undefined : switches.secretHint}
        placeholder={isListed ? '10.20.30.40' : undefined}
        maxLength={200}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={name}
        onChange={(event) => call(event.currentTarget.value)}
        error={isTried && !name.trim() && texts.needed}
      />
      {isListed && (
        <TextInput
          label={switches.list}
          description={switches.listHint}
          maxLength={200}
          autoCapitalize="none"
          spellCheck={false}
          value={list}
          onChange={(event) => enlist(event.currentTarget.value)}
          error={isTried && !list.trim() && texts.needed}
        />
      )}
      {known && <Removal what={switches.remove} hint={switches.removeHint} removal={remove} onDone={onClose} />}
    </Wish>
  );
}
