import { useLocation } from 'wouter';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { useCustomerTexts } from '../texts';
import { CustomerList } from './CustomerList';
import { CustomerPage } from './CustomerPage';
import { PlanList } from './PlanList';
import { ProofLimits } from './ProofLimits';

const TABS = ['customers', 'plans', 'proof'] as const;

/** Who the customers are, what they are sold, and how many codes may go out to them. */
export default function CustomersPage({ params: { part } }: { params: { part?: string | undefined } }) {
  const texts = useCustomerTexts();
  const [, navigate] = useLocation();
  const shown = part === undefined ? 'customers' : TABS.find((tab) => tab === part);
  if (shown === undefined) {
    return <CustomerPage key={part} id={part ?? ''} />;
  }
  return (
    <PageFrame
      title={texts.title}
      lead={texts.lead}
      aside={
        <Segments
          label={texts.title}
          value={shown}
          options={TABS.map((value) => ({ value, name: texts.tabs[value] }))}
          onChange={(value) => navigate(value === 'customers' ? '/customers' : `/customers/${value}`)}
        />
      }
    >
      {shown === 'customers' && <CustomerList />}
      {shown === 'plans' && <PlanList />}
      {shown === 'proof' && <ProofLimits />}
    </PageFrame>
  );
}
