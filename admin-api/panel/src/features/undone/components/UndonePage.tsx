import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { useFilter } from '../../../ui/useFilter';
import { useUndoneTexts } from '../texts';
import { ActionList } from './ActionList';
import { EventList } from './EventList';
import { LetterList } from './LetterList';
import { SetAsideList } from './SetAsideList';

const TABS = ['letters', 'actions', 'events', 'aside'] as const;

/** What was given up or waits, to be tried again or left for good. */
export default function UndonePage() {
  const texts = useUndoneTexts();
  const search = useFilter();
  const tab = search.one('of', TABS) ?? 'letters';
  return (
    <PageFrame
      title={texts.title}
      lead={texts.lead}
      aside={
        <Segments
          label={texts.title}
          value={tab}
          options={TABS.map((value) => ({ value, name: texts.tabs[value] }))}
          onChange={(of) => search.set({ of, channel: undefined, code: undefined })}
        />
      }
    >
      {tab === 'letters' && <LetterList />}
      {tab === 'actions' && <ActionList />}
      {tab === 'events' && <EventList />}
      {tab === 'aside' && <SetAsideList />}
    </PageFrame>
  );
}
