import { Skeleton } from '@mantine/core';
import { useTexts } from '../../../texts/language';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { Empty, Failed } from '../../../ui/States';
import { useFilter } from '../../../ui/useFilter';
import { MOST_DAYS, useCounts } from '../api/list-counts';
import { useDashboardTexts } from '../texts';
import { BarChart } from './BarChart';
import classes from './DashboardPage.module.css';
import { Numbers } from './Numbers';

const SPANS = ['7', '30', '90'] as const;

/** What happened, day by day, with the days before to compare with where they are counted. */
export default function DashboardPage() {
  const texts = useDashboardTexts();
  const search = useFilter();
  const span = search.one('days', SPANS) ?? '30';
  return (
    <PageFrame
      title={texts.title}
      lead={texts.lead}
      isWide
      aside={
        <Segments
          label={texts.span}
          value={span}
          options={SPANS.map((value) => ({ value, name: texts.days(Number(value)) }))}
          onChange={(days) => search.set({ days })}
        />
      }
    >
      <Counted key={span} days={Number(span)} />
    </PageFrame>
  );
}

function Counted({ days }: { days: number }) {
  const texts = useDashboardTexts();
  const { common } = useTexts();
  const counts = useCounts(Math.min(days * 2, MOST_DAYS));
  if (counts.isPending) {
    return (
      <div role="status" aria-label={common.loading}>
        <Skeleton height="26rem" radius="md" />
      </div>
    );
  }
  if (!counts.data) {
    return <Failed failure={counts.error} onRetry={() => counts.refetch()} />;
  }
  const now = counts.data.slice(-days);
  const before = counts.data.length >= days * 2 ? counts.data.slice(0, days) : [];
  if (now.every((day) => Object.values(day).every((value) => typeof value === 'string' || value === 0))) {
    return (
      <Empty icon="chart" title={texts.empty}>
        {texts.emptyHint}
      </Empty>
    );
  }
  return (
    <>
      <Numbers now={now} before={before} />
      <div className={classes.charts}>
        <BarChart title={texts.charts.said} days={now} series={['fromCustomers', 'fromBot', 'fromPeople']} />
        <BarChart title={texts.charts.actions} days={now} series={['actionsDone', 'actionsRejected']} />
        <BarChart title={texts.charts.takeovers} days={now} series={['takenOver']} />
        <BarChart title={texts.charts.tickets} days={now} series={['ticketsOpened', 'ticketsClosed']} />
      </div>
    </>
  );
}
