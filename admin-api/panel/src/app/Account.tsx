import { Popover, UnstyledButton, useComputedColorScheme, useMantineColorScheme } from '@mantine/core';
import { useRef, useState, type ReactNode } from 'react';
import { Link } from 'wouter';
import { useMe } from '../api/queries/current-session';
import { useAccount } from '../api/queries/get-account';
import { useSignOut } from '../api/queries/sign-out';
import { LANGUAGES, useSpeech, useTexts, type Language } from '../texts/language';
import { Avatar } from '../ui/Avatar';
import { Icon, type IconName } from '../ui/Icon';
import classes from './Account.module.css';
import { AvailabilitySwitch } from './AvailabilitySwitch';
import { isFor, OWN } from './places';
import rail from './Rail.module.css';
import { TenantSwitch } from './TenantSwitch';

interface Props {
  onHelp: () => void;
  isFolded: boolean;
}

/** What is one's own: settings of this browser, one's sign-ins, and the way out. */
export function Account({ onHelp, isFolded }: Props) {
  const { nav } = useTexts();
  const me = useMe();
  const [isOpen, open] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    // Whatever opens next gives the focus back to what stays.
    button.current?.focus();
    open(false);
  };
  return (
    <Popover opened={isOpen} onChange={open} position="right-end" shadow="md" width={230} trapFocus returnFocus>
      <Popover.Target>
        <UnstyledButton ref={button} className={rail.account} onClick={() => open(!isOpen)}>
          <Avatar id={me.person} name={me.name} />
          <span className={isFolded ? 'out-of-sight' : rail.own}>{isFolded ? nav.account(me.name) : me.name}</span>
        </UnstyledButton>
      </Popover.Target>
      <Popover.Dropdown className={classes.sheet ?? ''}>
        <Choices onHelp={onHelp} onClose={close} />
      </Popover.Dropdown>
    </Popover>
  );
}

function Choices({ onHelp, onClose }: { onHelp: () => void; onClose: () => void }) {
  const { nav } = useTexts();
  const { language, speak } = useSpeech();
  const me = useMe();
  const signOut = useSignOut();
  const isOperator = useAccount().data?.operator ?? false;
  const scheme = useComputedColorScheme('light');
  const { setColorScheme } = useMantineColorScheme();
  const other = scheme === 'dark' ? 'light' : 'dark';
  const leaving = (act: () => void) => () => {
    onClose();
    act();
  };
  return (
    <>
      <p className={classes.heading}>{me.name}</p>
      <AvailabilitySwitch />
      <hr className={classes.line} />
      <TenantSwitch />
      {OWN.filter(isFor(me.role === 'OWNER'))
        .filter(({ operators }) => isOperator || !operators)
        .map(({ path, icon, name }, place) => (
        <Link key={path} to={path} className={classes.choice} onClick={onClose} data-autofocus={place === 0 || undefined}>
          <Icon name={icon} size={18} />
          {name[language]}
        </Link>
      ))}
      <Choice icon={other === 'dark' ? 'moon' : 'sun'} onChoose={leaving(() => setColorScheme(other))}>
        {nav[other]}
      </Choice>
      <Choice icon="help" onChoose={leaving(onHelp)}>
        {nav.shortcuts}
      </Choice>
      <div role="group" aria-label={nav.language}>
        <p className={classes.heading}>{nav.language}</p>
        {Object.entries(LANGUAGES).map(([code, name]) => (
          <Choice
            key={code}
            lang={code}
            icon={code === language ? 'check' : 'globe'}
            isChosen={code === language}
            onChoose={leaving(() => speak(code as Language))}
          >
            {name}
          </Choice>
        ))}
      </div>
      <hr className={classes.line} />
      <Choice icon="out" onChoose={leaving(() => signOut.mutate())}>
        {nav.signOut}
      </Choice>
    </>
  );
}

interface ChoiceProps {
  icon: IconName;
  lang?: string;
  /** Of what is one of several. */
  isChosen?: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Choice({ icon, lang, isChosen, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" className={classes.choice} lang={lang} aria-pressed={isChosen} onClick={onChoose}>
      <Icon name={icon} size={18} />
      {children}
    </button>
  );
}
