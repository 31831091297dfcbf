import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link } from 'wouter';
import { useMe } from '../api/queries/current-session';
import { useSignOut } from '../api/queries/sign-out';
import { LANGUAGES, useSpeech, useTexts, type Language } from '../texts/language';
import { Avatar } from '../ui/Avatar';
import { Icon } from '../ui/Icon';
import { AvailabilitySwitch } from './AvailabilitySwitch';
import { isFor, OWN } from './places';
import classes from './Rail.module.css';

/** What is one's own: settings of this browser, one's sign-ins, and the way out. */
export function Account({ onHelp, isFolded }: { onHelp: () => void; isFolded: boolean }) {
  const { nav } = useTexts();
  const { language, speak } = useSpeech();
  const me = useMe();
  const signOut = useSignOut();
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const other = scheme === 'dark' ? 'light' : 'dark';
  return (
    <Menu position="right-end" shadow="md" width={230} keepMounted={false}>
      <Menu.Target>
        <UnstyledButton className={classes.account}>
          <Avatar id={me.person} name={me.name} />
          <span className={isFolded ? 'out-of-sight' : classes.own}>{isFolded ? nav.account(me.name) : me.name}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name}</Menu.Label>
        <AvailabilitySwitch />
        <Menu.Divider />
        {OWN.filter(isFor(me.role === 'OWNER')).map(({ path, icon, name }) => (
          <Menu.Item key={path} leftSection={<Icon name={icon} size={18} />} component={Link} to={path}>
            {name[language]}
          </Menu.Item>
        ))}
        <Menu.Item leftSection={<Icon name={other === 'dark' ? 'moon' : 'sun'} size={18} />} onClick={() => setColorScheme(other)}>
          {nav[other]}
        </Menu.Item>
        <Menu.Item leftSection={<Icon name="help" size={18} />} onClick={onHelp}>
          {nav.shortcuts}
        </Menu.Item>
        <Menu.Label>{nav.language}</Menu.Label>
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <Menu.Item
            key={code}
            lang={code}
            leftSection={<Icon name={code === language ? 'check' : 'globe'} size={18} />}
            onClick={() => speak(code as Language)}
          >
            {name}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon name="out" size={18} />} onClick={() => signOut.mutate()}>
          {nav.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
