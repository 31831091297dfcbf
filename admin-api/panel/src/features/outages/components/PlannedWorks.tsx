import { Button } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../ui/Icon';
import { Listing } from '../../../ui/Listing';
import { Segments } from '../../../ui/Segments';
import { Empty } from '../../../ui/States';
import { useWorks } from '../api/list-works';
import { useOutageTexts } from '../texts';
import classes from './OutagesPage.module.css';
import { WorksCard } from './WorksCard';
import { WorksWish } from './WorksWish';

type Shown = 'coming' | 'past';

/** What will be worked on, what is, and what was. */
export function PlannedWorks() {
  const texts = useOutageTexts();
  const [shown, show] = useState<Shown>('coming');
  const [isPlanning, plan] = useState(false);
  const works = useWorks(shown === 'past');
  const empty = (
    <Empty icon="calendar" title={shown === 'past' ? texts.noWorksPast : texts.noWorks}>
      {shown === 'coming' && texts.noWorksHint}
    </Empty>
  );
  return (
    <section className={classes.works} aria-label={texts.works}>
      <div className={classes.head}>
        <h2 className={classes.title}>{texts.works}</h2>
        <Segments
          label={texts.worksShown}
          value={shown}
          options={[
            { value: 'coming', name: texts.coming },
            { value: 'past', name: texts.pastWorks },
          ]}
          onChange={show}
        />
      </div>
      <Listing query={works} empty={empty} rowHeight="6rem">
        {(found) => (
          <ul className={classes.list}>
            {found.map((one) => (
              <WorksCard key={one.id} works={one} />
            ))}
          </ul>
        )}
      </Listing>
      <Button
        className={classes.plan ?? ''}
        variant="default"
        leftSection={<Icon name="calendar" size={17} />}
        onClick={() => plan(true)}
      >
        {texts.planWorks}
      </Button>
      {isPlanning && <WorksWish onClose={() => plan(false)} />}
    </section>
  );
}
