import { Skeleton } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTexts } from '../../../texts/language';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { Empty, Failed } from '../../../ui/States';
import { useFilter } from '../../../ui/useFilter';
import { MOST_DAYS, useCounts } from '../api/list-counts';
import { useDashboardTexts } from '../texts';
import { BarChart } from './BarChart';
import classes from './DashboardPage.module.css';
import { FirstSteps } from './FirstSteps';
import { Numbers } from './Numbers';
import { useFirstSteps } from './useFirstSteps';
import { useStepsHidden } from './useStepsHidden';

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
      <Begun>
        <Counted key={span} days={Number(span)} />
      </Begun>
    </PageFrame>
  );
}

/** First steps stand above, as long as some are left; all comes at once, so that nothing moves down. */
function Begun({ children }: { children: ReactNode }) {
  const steps = useFirstSteps();
  const [isHidden, hide] = useStepsHidden();
  if (!steps) {
    return <Waiting />;
  }
  return (
    <>
      {!isHidden && steps.some(({ isDone }) => !isDone) && <FirstSteps steps={steps} onHide={hide} />}
      {children}
    </>
  );
}

function Waiting() {
  const { common } = useTexts();
  return (
    <div role="status" aria-label={common.loading}>
      <Skeleton height="26rem" radius="md" />
    </div>
  );
}

function Counted({ days }: { days: number }) {
  const texts = useDashboardTexts();
  const counts = useCounts(Math.min(days * 2, MOST_DAYS));
  if (counts.isPending) {
    return <Waiting />;
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
