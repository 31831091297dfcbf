import { PageFrame } from '../../../ui/PageFrame';
import { PageTabs } from '../../../ui/PageTabs';
import { useSupportTexts } from '../texts';
import { Levels } from './Levels';
import { Rules } from './Rules';
import { Settings } from './Settings';
import classes from './support.module.css';

const TABS = ['promises', 'rules', 'settings'] as const;

/** What a tenant sets about its tickets. */
export default function SupportPage({ params: { tab: wish } }: { params: { tab?: string | undefined } }) {
  const texts = useSupportTexts();
  const tab = TABS.find((one) => one === wish) ?? 'promises';
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <PageTabs label={texts.title} base="/support" tab={tab} names={texts.tabs} tabs={TABS} />
      <div className={classes.parts}>
        {tab === 'promises' && <Levels />}
        {tab === 'rules' && <Rules />}
        {tab === 'settings' && <Settings />}
      </div>
    </PageFrame>
  );
}
