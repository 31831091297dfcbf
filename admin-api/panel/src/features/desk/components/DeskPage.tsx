import { useLocation } from 'wouter';
import { useTexts } from '../../../texts/language';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { Assignment } from './Assignment';
import classes from './DeskPage.module.css';
import { LabelList } from './LabelList';
import { ReplyList } from './ReplyList';

const TABS = ['assignment', 'replies', 'labels'] as const;

/** How the desk works: who gets what, what is said often, what things are called. */
export default function DeskPage({ params: { tab: wish } }: { params: { tab?: string | undefined } }) {
  const { desk } = useTexts();
  const [, navigate] = useLocation();
  const tab = TABS.find((one) => one === wish) ?? 'assignment';
  return (
    <PageFrame title={desk.title} lead={desk.lead}>
      <div className={classes.tabs}>
        <Segments
          label={desk.title}
          value={tab}
          onChange={(next) => navigate(`/desk/${next}`)}
          options={TABS.map((value) => ({ value, name: desk.tabs[value] }))}
        />
      </div>
      {tab === 'assignment' && <Assignment />}
      {tab === 'replies' && <ReplyList />}
      {tab === 'labels' && <LabelList />}
    </PageFrame>
  );
}
