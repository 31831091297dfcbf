import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Incident } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Tag, type Tone } from '../../../ui/Tag';
import { fullMoment, useNow, waited } from '../../../ui/time';
import { useOutageTexts } from '../texts';
import { ConfirmWish, DismissWish, ResolveWish, UpdateWish } from './IncidentWishes';
import classes from './IncidentCard.module.css';

const TONES: Record<Incident['state'], Tone> = {
  SUSPECTED: 'warn',
  KNOWN: 'bad',
  RESOLVED: 'good',
  DISMISSED: 'quiet',
  LAPSED: 'quiet',
  MERGED: 'quiet',
};

type Wished = 'confirm' | 'dismiss' | 'update' | 'resolve';

/** One incident, what is said of it, and what may be done with it. */
export function IncidentCard({ incident }: { incident: Incident }) {
  const texts = useOutageTexts();
  const language = useLanguage();
  const [wish, setWish] = useState<Wished>();
  const { area, state, beganAt, endedAt, estimatedUntil, update } = incident;
  const close = () => setWish(undefined);
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <h3 className={cards.name}>{area}</h3>
        <Tag tone={TONES[state]}>{texts.states[state]}</Tag>
        {!endedAt && <Lasting since={beganAt} />}
      </div>
      <p className={cards.small}>
        <span>
          {texts.began}: {fullMoment(beganAt, language)}
        </span>
        {endedAt && (
          <span>
            {texts.ended}: {fullMoment(endedAt, language)}
          </span>
        )}
        {estimatedUntil && (
          <span>
            {texts.estimate}: {fullMoment(estimatedUntil, language)}
          </span>
        )}
      </p>
      <p className={cards.small}>
        <span>{texts.reports(incident.reports)}</span>
        {!endedAt && <span>{texts.followers(incident.followers)}</span>}
      </p>
      {update && (
        <p className={classes.told}>
          <span className={classes.toldName}>{texts.told}: </span>
          {update.words}
        </p>
      )}
      <Buttons state={state} onWish={setWish} />
      {wish === 'confirm' && <ConfirmWish incident={incident} onClose={close} />}
      {wish === 'dismiss' && <DismissWish incident={incident} onClose={close} />}
      {wish === 'update' && <UpdateWish incident={incident} onClose={close} />}
      {wish === 'resolve' && <ResolveWish incident={incident} onClose={close} />}
    </li>
  );
}

function Lasting({ since }: { since: string }) {
  const texts = useOutageTexts();
  const now = useNow();
  return <span className={cards.end}>{texts.since(waited(since, now))}</span>;
}

function Buttons({ state, onWish }: { state: Incident['state']; onWish: (wish: Wished) => void }) {
  const texts = useOutageTexts();
  switch (state) {
    case 'SUSPECTED':
      return (
        <div className={cards.buttons}>
          <Button onClick={() => onWish('confirm')}>{texts.confirm}</Button>
          <Button variant="default" onClick={() => onWish('dismiss')}>
            {texts.dismiss}
          </Button>
        </div>
      );
    case 'KNOWN':
      return (
        <div className={cards.buttons}>
          <Button onClick={() => onWish('resolve')}>{texts.resolve}</Button>
          <Button variant="default" onClick={() => onWish('update')}>
            {texts.update}
          </Button>
        </div>
      );
    case 'RESOLVED':
    case 'DISMISSED':
    case 'LAPSED':
    case 'MERGED':
      return null;
  }
}
