import { useLocation } from 'wouter';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { useNetworkTexts } from '../texts';
import { Monitored } from './Monitored';
import classes from './NetworkPage.module.css';
import { PolicyPart } from './PolicyForm';
import { TreePart } from './TreePart';

const TABS = ['tree', 'monitors', 'policy'] as const;

/** What the network is, what watches it, and when a fault of it is suspected. */
export default function NetworkPage({ params: { tab: wish } }: { params: { tab?: string | undefined } }) {
  const texts = useNetworkTexts();
  const [, navigate] = useLocation();
  const tab = TABS.find((one) => one === wish) ?? 'tree';
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <div className={classes.tabs}>
        <Segments
          label={texts.title}
          value={tab}
          onChange={(next) => navigate(`/network/${next}`)}
          options={TABS.map((value) => ({ value, name: texts.tabs[value] }))}
        />
      </div>
      {tab === 'tree' && <TreePart />}
      {tab === 'monitors' && <Monitored />}
      {tab === 'policy' && <PolicyPart />}
    </PageFrame>
  );
}
