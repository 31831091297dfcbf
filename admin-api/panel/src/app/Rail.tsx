import { ActionIcon, Tooltip, UnstyledButton } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useLayoutEffect, useRef, useState } from 'react';
import { Link, useRoute } from 'wouter';
import { useMe } from '../api/queries/current-session';
import { useLanguage, useTexts } from '../texts/language';
import { Icon } from '../ui/Icon';
import { Account } from './Account';
import { MoreSheet } from './MoreSheet';
import { groupsFor, ON_A_PHONE, type Place } from './places';
import classes from './Rail.module.css';
import { useFolded } from './useFolded';

/** The way from one part of the panel to another: at the side, and at the bottom of a phone. */
export function Rail({ onHelp }: { onHelp: () => void }) {
  const isPhone = useMediaQuery('(width < 50rem)', false, { getInitialValueInEffect: false });
  return isPhone ? <PhoneBar onHelp={onHelp} /> : <SideBar onHelp={onHelp} />;
}

function SideBar({ onHelp }: { onHelp: () => void }) {
  const { nav } = useTexts();
  const language = useLanguage();
  const isOwner = useMe().role === 'OWNER';
  const [isFolded, fold, mayUnfold] = useFolded();
  return (
    <nav className={classes.rail} aria-label={nav.label} data-folded={isFolded}>
      <div className={classes.top}>
        <Mark />
        {mayUnfold && (
          <ActionIcon variant="subtle" color="gray" aria-label={isFolded ? nav.unfold : nav.fold} onClick={() => fold(!isFolded)}>
            <Icon name={isFolded ? 'right' : 'left'} size={18} />
          </ActionIcon>
        )}
      </div>
      <div className={classes.groups}>
        {groupsFor(isOwner).map((group) => (
          <section key={group.id} className={classes.group} aria-label={group.name[language]}>
            <h2 className={classes.heading}>{group.name[language]}</h2>
            {group.places.map((place) => (
              <Way key={place.path} place={place} isFolded={isFolded} />
            ))}
          </section>
        ))}
      </div>
      <Account onHelp={onHelp} isFolded={isFolded} />
    </nav>
  );
}

function PhoneBar({ onHelp }: { onHelp: () => void }) {
  const { nav } = useTexts();
  const isOwner = useMe().role === 'OWNER';
  const [isOpen, open] = useState(false);
  const groups = groupsFor(isOwner);
  const first = groups[0]?.places.slice(0, ON_A_PHONE) ?? [];
  return (
    <nav className={classes.bar} aria-label={nav.label}>
      {first.map((place) => (
        <Way key={place.path} place={place} isFolded={false} />
      ))}
      <UnstyledButton className={classes.place} aria-haspopup="dialog" onClick={() => open(true)}>
        <span className={classes.icon}>
          <Icon name="more" size={22} />
        </span>
        <span className={classes.name}>{nav.more}</span>
      </UnstyledButton>
      <Account onHelp={onHelp} isFolded />
      {isOpen && <MoreSheet groups={groups} onClose={() => open(false)} />}
    </nav>
  );
}

function Mark() {
  return <img src={new URL('./recado.svg', import.meta.url).href} alt="Recado" width="34" height="34" />;
}

function Way({ place: { path, icon, name, Count, Mark }, isFolded }: { place: Place; isFolded: boolean }) {
  const language = useLanguage();
  const [isHere] = useRoute(`${path}/*?`);
  const link = useRef<HTMLAnchorElement>(null);
  // There are more places than fit at the side of a low window.
  useLayoutEffect(() => {
    if (isHere) {
      link.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [isHere]);
  return (
    <Tooltip label={name[language]} position="right" withArrow disabled={!isFolded}>
      <Link ref={link} to={path} className={classes.place} aria-current={isHere ? 'page' : undefined}>
        <span className={classes.icon}>
          <Icon name={icon} size={22} />
          {Mark && <Mark />}
        </span>
        <span className={classes.name}>{name[language]}</span>
        {Count && (
          <span className={classes.count}>
            <Count />
          </span>
        )}
      </Link>
    </Tooltip>
  );
}
