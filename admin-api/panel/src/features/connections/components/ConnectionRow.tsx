import { ActionIcon, Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { Connection } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { usePauseConnection } from '../api/pause-connection';
import { ChangeDialog } from './ChangeDialog';
import { ConnectionFacts } from './ConnectionFacts';
import classes from './ConnectionsPage.module.css';
import { DisconnectDialog } from './DisconnectDialog';
import { isPayment, useKindWords } from './kinds';
import { RotateDialog } from './RotateDialog';
import { useConnectionTexts } from './texts';

type Asked = 'change' | 'rotate' | 'remove';

export function ConnectionRow({ connection }: { connection: Connection }) {
  const texts = useConnectionTexts();
  const words = useKindWords();
  const pause = usePauseConnection(connection.id);
  const [asked, ask] = useState<Asked>();
  const { kind, state } = connection;
  const kindName = words.kinds[kind].name;
  const name = connection.name || kindName;
  const isOurSecret = kind === 'WEBHOOK' || kind === 'MONITOR_HOOK';
  const close = () => ask(undefined);
  return (
    <li className={classes.row} data-state={state}>
      <div className={classes.middle}>
        <h3 className={classes.name}>{name}</h3>
        <p className={classes.small}>{[connection.name && kindName, connection.address].filter(Boolean).join(' · ')}</p>
        <ConnectionFacts connection={connection} />
        {connection.code === 'signing_secret_missing' && (
          <Button className={classes.mend} size="xs" variant="default" onClick={() => ask('change')}>
            {texts.giveSigning}
          </Button>
        )}
        <Problem failure={pause.error} />
      </div>
      <span className={classes.state}>
        <span className={classes.dot} />
        {texts.states[state]}
      </span>
      <Menu position="bottom-end" shadow="md" keepMounted={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={texts.menuOf(name)}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {(kind === 'WEBHOOK' || isPayment(kind)) && (
            <Menu.Item
              leftSection={<Icon name={state === 'PAUSED' ? 'play' : 'pause'} size={18} />}
              onClick={() => pause.mutate(state !== 'PAUSED')}
            >
              {state === 'PAUSED' ? texts.resume : texts.pause}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Icon name="key" size={18} />} onClick={() => ask(isOurSecret ? 'rotate' : 'change')}>
            {isOurSecret ? texts.rotate : texts.change}
          </Menu.Item>
          <Menu.Item leftSection={<Icon name="trash" size={18} />} onClick={() => ask('remove')}>
            {texts.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'change' && <ChangeDialog connection={connection} onClose={close} />}
      {asked === 'rotate' && <RotateDialog connection={connection} onClose={close} />}
      {asked === 'remove' && <DisconnectDialog connection={connection} name={name} onClose={close} />}
    </li>
  );
}
