import { useLocation } from 'wouter';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { useSupportTexts } from '../texts';
import { Levels } from './Levels';
import { Rules } from './Rules';
import { Settings } from './Settings';
import classes from './support.module.css';

const TABS = ['promises', 'rules', 'settings'] as const;

/** What a tenant sets about its tickets. */
export default function SupportPage({ params: { tab: wish } }: { params: { tab?: string | undefined } }) {
  const texts = useSupportTexts();
  const [, navigate] = useLocation();
  const tab = TABS.find((one) => one === wish) ?? 'promises';
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <div className={classes.tabs}>
        <Segments
          label={texts.title}
          value={tab}
          onChange={(next) => navigate(`/support/${next}`)}
          options={TABS.map((value) => ({ value, name: texts.tabs[value] }))}
        />
      </div>
      {tab === 'promises' && <Levels />}
      {tab === 'rules' && <Rules />}
      {tab === 'settings' && <Settings />}
    </PageFrame>
  );
}
