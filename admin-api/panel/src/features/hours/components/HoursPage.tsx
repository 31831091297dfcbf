import { Button, Skeleton } from '@mantine/core';
import { useHours } from '../../../api/queries/get-hours';
import type { Hours, NewHours } from '../../../api/types';
import { PageFrame } from '../../../ui/PageFrame';
import { SaveBar } from '../../../ui/SaveBar';
import { Failed } from '../../../ui/States';
import { useNow } from '../../../ui/time';
import { useDraft } from '../../../ui/useDraft';
import { copied, MONDAY_TO_FRIDAY, oneMore, wrongWith } from '../../../ui/week/spans';
import { WeekFields } from '../../../ui/week/WeekFields';
import { useChangeHours } from '../api/change-hours';
import { useHoursTexts } from '../texts';
import classes from './hours.module.css';
import { SpecialDays } from './SpecialDays';
import { TimeZoneLine } from './TimeZoneLine';

/** When the business is open: what is booked, promised and answered goes by it. */
export default function HoursPage() {
  const texts = useHoursTexts();
  const hours = useHours();
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      {hours.isPending && <Skeleton height="24rem" radius="md" />}
      {hours.isError && !hours.data && <Failed failure={hours.error} onRetry={() => hours.refetch()} />}
      {hours.data && <Editor shown={hours.data} />}
    </PageFrame>
  );
}

function Editor({ shown }: { shown: Hours }) {
  const texts = useHoursTexts();
  const { version, week, specialDays } = shown;
  const draft = useDraft<NewHours, NewHours>({ version, draft: { week, specialDays } }, useChangeHours(), fit);
  const today = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: shown.timeZone }).format(useNow());
  const hours = draft.draft;
  const touch = (part: Partial<NewHours>) => draft.change({ ...hours, ...part });
  const isNever = hours.week.every(({ spans }) => spans.length === 0);
  return (
    <>
      <TimeZoneLine shown={shown} isTouched={draft.isTouched} />
      {isNever && (
        <div className={classes.never}>
          <p>{texts.never}</p>
          <Button variant="default" onClick={() => touch({ week: copied(hours.week, [oneMore([])], MONDAY_TO_FRIDAY) })}>
            {texts.usual}
          </Button>
        </div>
      )}
      <WeekFields week={hours.week} onWeek={(changed) => touch({ week: changed })} />
      <p className={classes.quiet}>{texts.midnight}</p>
      <SpecialDays days={hours.specialDays} today={today} onDays={(changed) => touch({ specialDays: changed })} />
      <SaveBar draft={draft} texts={texts} />
    </>
  );
}

function fit(hours: NewHours): NewHours | undefined {
  return hours.week.every(({ spans }) => !wrongWith(spans)) ? hours : undefined;
}
