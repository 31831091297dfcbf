import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Subscription } from '../../../api/types';
import { useCustomerTexts } from '../texts';
import classes from './Customers.module.css';
import { SwitchForm } from './SwitchForm';

/** Where the service of a subscription is switched on again after payment. */
export function SwitchLine({ subscription }: { subscription: Subscription }) {
  const texts = useCustomerTexts().switches;
  const [isAsked, ask] = useState(false);
  const { accessSwitch } = subscription;
  return (
    <div className={classes.switch}>
      {accessSwitch ? (
        <span>
          {texts.at(accessSwitch.routerName)} <span className={classes.login}>{accessSwitch.name}</span>
          {accessSwitch.list && ` · ${accessSwitch.list}`}
        </span>
      ) : (
        <span>{texts.none}</span>
      )}
      <Button size="compact-sm" variant="subtle" aria-label={texts.labelOf(subscription.accessName)} onClick={() => ask(true)}>
        {accessSwitch ? texts.change : texts.set}
      </Button>
      {isAsked && <SwitchForm subscription={subscription} onClose={() => ask(false)} />}
    </div>
  );
}
