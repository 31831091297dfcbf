import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CustomerCard, Login } from '../../../api/types';
import cards from '../../../ui/cards.module.css';
import { useCustomerTexts } from '../texts';
import classes from './Customers.module.css';
import { LoginForm } from './LoginForm';

/** What the customer signs in with, and may ask the bot for a new password of. */
export function Logins({ card }: { card: CustomerCard }) {
  const { logins: texts } = useCustomerTexts();
  const [asked, ask] = useState<Login | 'new'>();
  return (
    <>
      <div className={classes.above}>
        <h2 className={cards.title}>{texts.title}</h2>
        <Button variant="default" onClick={() => ask('new')}>
          {texts.add}
        </Button>
      </div>
      {card.logins.length === 0 && <p className={classes.hint}>{texts.none}</p>}
      <ul className={cards.list}>
        {card.logins.map((one) => (
          <Row key={one.id} login={one} onChange={() => ask(one)} />
        ))}
      </ul>
      {asked && <LoginForm customer={card.customer.id} login={asked === 'new' ? undefined : asked} onClose={() => ask(undefined)} />}
    </>
  );
}

function Row({ login, onChange }: { login: Login; onChange: () => void }) {
  const texts = useCustomerTexts();
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <span className={cards.name}>{login.systemName}</span>
      </div>
      <p className={cards.small}>
        <span className={classes.login}>{login.login}</span>
        <Button size="compact-sm" variant="subtle" aria-label={texts.changeOf(login.login)} onClick={onChange}>
          {texts.change}
        </Button>
      </p>
    </li>
  );
}
