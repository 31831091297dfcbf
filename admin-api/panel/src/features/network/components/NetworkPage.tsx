import { PageFrame } from '../../../ui/PageFrame';
import { PageTabs } from '../../../ui/PageTabs';
import { useNetworkTexts } from '../texts';
import { Monitored } from './Monitored';
import { PolicyPart } from './PolicyForm';
import { TreePart } from './TreePart';

const TABS = ['tree', 'monitors', 'policy'] as const;

/** What the network is, what watches it, and when a fault of it is suspected. */
export default function NetworkPage({ params: { tab: wish } }: { params: { tab?: string | undefined } }) {
  const texts = useNetworkTexts();
  const tab = TABS.find((one) => one === wish) ?? 'tree';
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <PageTabs label={texts.title} base="/network" tab={tab} names={texts.tabs} tabs={TABS} />
      {tab === 'tree' && <TreePart />}
      {tab === 'monitors' && <Monitored />}
      {tab === 'policy' && <PolicyPart />}
    </PageFrame>
  );
}
