import { Button } from '@mantine/core';
import { useState } from 'react';
import type { Works } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Tag, type Tone } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { Wish } from '../../../ui/Wish';
import { useCancelWorks } from '../api/cancel-works';
import { useOutageTexts } from '../texts';
import classes from './IncidentCard.module.css';
import { WorksWish } from './WorksWish';

const TONES: Record<Works['state'], Tone> = { TO_COME: 'machine', GOING_ON: 'warn', OVER: 'quiet' };

/** Works at one node: when, and what customers are told. */
export function WorksCard({ works }: { works: Works }) {
  const texts = useOutageTexts();
  const language = useLanguage();
  const [wish, ask] = useState<'change' | 'cancel'>();
  const close = () => ask(undefined);
  const told = works.texts[language] ?? works.words;
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <h3 className={cards.name}>{works.area}</h3>
        <Tag tone={TONES[works.state]}>{texts.worksStates[works.state]}</Tag>
      </div>
      <p className={cards.small}>
        <span>
          {texts.from}: {fullMoment(works.startsAt, language)}
        </span>
        <span>
          {texts.until}: {fullMoment(works.endsAt, language)}
        </span>
      </p>
      {told && (
        <p className={classes.told}>
          <span className={classes.toldName}>{texts.told}: </span>
          {told}
        </p>
      )}
      {works.state !== 'OVER' && (
        <div className={cards.buttons}>
          <Button variant="default" onClick={() => ask('change')}>
            {texts.changeWorks}
          </Button>
          <Button variant="default" onClick={() => ask('cancel')}>
            {works.state === 'GOING_ON' ? texts.endWorks : texts.cancelWorks}
          </Button>
        </div>
      )}
      {wish === 'change' && <WorksWish works={works} onClose={close} />}
      {wish === 'cancel' && <CancelWorks works={works} onClose={close} />}
    </li>
  );
}

function CancelWorks({ works, onClose }: { works: Works; onClose: () => void }) {
  const texts = useOutageTexts();
  const cancel = useCancelWorks(works.id);
  const isGoingOn = works.state === 'GOING_ON';
  return (
    <Wish
      title={isGoingOn ? texts.endWorksTitle(works.area) : texts.cancelWorksTitle(works.area)}
      act={isGoingOn ? texts.endWorks : texts.cancelWorks}
      isGrave
      isPending={cancel.isPending}
      failure={cancel.error}
      onAct={() => cancel.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{isGoingOn ? texts.endWorksWords : texts.cancelWorksWords}</p>
    </Wish>
  );
}
