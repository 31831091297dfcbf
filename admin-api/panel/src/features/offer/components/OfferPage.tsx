import { Link } from 'wouter';
import { useHours } from '../../../api/queries/get-hours';
import { PageFrame } from '../../../ui/PageFrame';
import { PageTabs } from '../../../ui/PageTabs';
import { useOfferTexts } from '../texts';
import { CalendarList } from './CalendarList';
import classes from './offer.module.css';
import { Reminders } from './Reminders';
import { ServiceList } from './ServiceList';

const TABS = ['services', 'calendars', 'reminders'] as const;

/** What can be booked, who it takes up, and how customers are reminded. */
export default function OfferPage({ params: { tab: wish } }: { params: { tab?: string | undefined } }) {
  const texts = useOfferTexts();
  const tab = TABS.find((one) => one === wish) ?? 'services';
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <NoHours />
      <PageTabs label={texts.title} base="/services" tab={tab} names={texts.tabs} tabs={TABS} />
      {tab === 'services' && <ServiceList />}
      {tab === 'calendars' && <CalendarList />}
      {tab === 'reminders' && <Reminders />}
    </PageFrame>
  );
}

/** Nothing is free while it is never open. */
function NoHours() {
  const texts = useOfferTexts();
  const hours = useHours();
  const isNever = hours.data?.week.every(({ spans }) => spans.length === 0);
  return isNever ? (
    <p className={classes.warning}>
      {texts.noHours} <Link href="/hours">{texts.toHours}</Link>
    </p>
  ) : null;
}
