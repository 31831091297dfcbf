import { useLocation } from 'wouter';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { useCustomerTexts } from '../texts';
import { CustomerList } from './CustomerList';
import { CustomerPage } from './CustomerPage';
import { PlanList } from './PlanList';

/** Who the customers are, and what they are sold. */
export default function CustomersPage({ params: { part } }: { params: { part?: string | undefined } }) {
  const texts = useCustomerTexts();
  const [, navigate] = useLocation();
  if (part && part !== 'plans') {
    return <CustomerPage key={part} id={part} />;
  }
  const shown = part === 'plans' ? 'plans' : 'customers';
  return (
    <PageFrame
      title={texts.title}
      lead={texts.lead}
      aside={
        <Segments
          label={texts.title}
          value={shown}
          options={[
            { value: 'customers', name: texts.tabs.customers },
            { value: 'plans', name: texts.tabs.plans },
          ]}
          onChange={(value) => navigate(value === 'plans' ? '/customers/plans' : '/customers')}
        />
      }
    >
      {shown === 'plans' ? <PlanList /> : <CustomerList />}
    </PageFrame>
  );
}
