import { Menu, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { Link, useRoute } from 'wouter';
import { useMe } from '../api/queries/current-session';
import { useSignOut } from '../api/queries/sign-out';
import { useWaitingCount } from '../features/inbox/api/list-waiting';
import { LANGUAGES, useSpeech, useTexts, type Language } from '../texts/language';
import { Avatar } from '../ui/Avatar';
import { Icon, type IconName } from '../ui/Icon';
import classes from './Rail.module.css';

/** The way from one part of the panel to another: at the side, and at the bottom of a phone. */
export function Rail({ onHelp }: { onHelp: () => void }) {
  const { nav } = useTexts();
  const me = useMe();
  const waiting = useWaitingCount();
  return (
    <nav className={classes.rail} aria-label={nav.label}>
      <img className={classes.mark} src={new URL('./recado.svg', import.meta.url).href} alt="Recado" width="36" height="36" />
      <Place to="/inbox" icon="inbox" name={nav.inbox} count={waiting} />
      {me.role === 'OWNER' && <Place to="/sentences" icon="teach" name={nav.sentences} />}
      <Place to="/people" icon="people" name={nav.people} />
      <Place to="/sessions" icon="devices" name={nav.sessions} />
      <span className={classes.gap} />
      <Account onHelp={onHelp} />
    </nav>
  );
}

function Place({ to, icon, name, count = 0 }: { to: string; icon: IconName; name: string; count?: number }) {
  const [isHere] = useRoute(`${to}/*?`);
  return (
    <Link to={to} className={classes.place} aria-current={isHere ? 'page' : undefined}>
      <span className={classes.icon}>
        <Icon name={icon} size={22} />
        {count > 0 && <span className={classes.count}>{count}</span>}
      </span>
      {name}
    </Link>
  );
}

function Account({ onHelp }: { onHelp: () => void }) {
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
          <span className="out-of-sight">{nav.account(me.name)}</span>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{me.name}</Menu.Label>
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
