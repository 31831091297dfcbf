import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { codeOf } from '../../../api/problem';
import type { Login } from '../../../api/types';
import cards from '../../../ui/cards.module.css';
import { Problem } from '../../../ui/States';
import { Wish } from '../../../ui/Wish';
import { useLoginSystems } from '../api/list-login-systems';
import { useRemoveLogin } from '../api/remove-login';
import { useSaveLogin } from '../api/save-login';
import { useCustomerTexts } from '../texts';
import classes from './Customers.module.css';
import { Removal } from './Removal';

interface Props {
  customer: string;
  login: Login | undefined;
  onClose: () => void;
}

/** One account of a customer's, to be entered, put right or taken away. */
export function LoginForm({ customer, login, onClose }: Props) {
  const texts = useCustomerTexts();
  const systems = useLoginSystems();
  const save = useSaveLogin(customer, login?.id);
  const [chosen, choose] = useState(login?.system);
  const [typed, type] = useState(login?.login ?? '');
  const [isTried, setTried] = useState(false);
  const system = chosen ?? systems.data?.[0]?.id;
  const isTaken = codeOf(save.error) === 'name-taken';
  const act = () => {
    setTried(true);
    if (system && typed.trim()) {
      save.mutate({ system, login: typed.trim() }, { onSuccess: onClose });
    }
  };
  return (
    <Wish
      title={login ? texts.changeOf(login.login) : texts.logins.add}
      act={texts.save}
      isPending={save.isPending}
      failure={isTaken ? null : save.error}
      onAct={act}
      onClose={onClose}
    >
      <NativeSelect
        label={texts.logins.system}
        disabled={login !== undefined}
        value={system ?? ''}
        onChange={(event) => choose(event.currentTarget.value)}
        data={systems.data?.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      />
      {systems.isError && <Problem failure={systems.error} />}
      {systems.data?.length === 0 && (
        <p className={classes.hint}>
          {texts.logins.noSystem} <Link to="/connections" className={cards.link}>{texts.logins.connect}</Link>
        </p>
      )}
      <TextInput
        label={texts.logins.login}
        description={texts.logins.loginHint}
        maxLength={254}
        autoCapitalize="none"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={(event) => type(event.currentTarget.value)}
        error={isTaken ? texts.logins.taken : isTried && !typed.trim() && texts.needed}
      />
      {login && <RemovalOf login={login.id} onDone={onClose} />}
    </Wish>
  );
}

function RemovalOf({ login, onDone }: { login: string; onDone: () => void }) {
  const { logins: texts } = useCustomerTexts();
  return <Removal what={texts.remove} hint={texts.removeHint} removal={useRemoveLogin(login)} onDone={onDone} />;
}
