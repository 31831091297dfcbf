import { Button, Skeleton } from '@mantine/core';
import { useHours } from '../../../api/queries/get-hours';
import type { Hours } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Failed, Problem } from '../../../ui/States';
import { useNow } from '../../../ui/time';
import { useHoursTexts } from '../texts';
import classes from './hours.module.css';
import { SpecialDays } from './SpecialDays';
import { copied, MONDAY_TO_FRIDAY, oneMore, wrongWith } from './spans';
import { useDraft } from './useDraft';
import { WeekFields } from './WeekFields';

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
  const draft = useDraft(shown);
  const { week, specialDays, touch } = draft;
  const today = new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short', timeZone: shown.timeZone }).format(useNow());
  const isNever = week.every(({ spans }) => spans.length === 0);
  const isFit = week.every(({ spans }) => !wrongWith(spans));
  return (
    <>
      <p className={classes.zone}>
        <Icon name="clock" size={16} /> {texts.zone(shown.timeZone)}
      </p>
      {isNever && (
        <div className={classes.never}>
          <p>{texts.never}</p>
          <Button variant="default" onClick={() => touch({ week: copied(week, [oneMore([])], MONDAY_TO_FRIDAY) })}>
            {texts.usual}
          </Button>
        </div>
      )}
      <WeekFields week={week} onWeek={(changed) => touch({ week: changed })} />
      <p className={classes.quiet}>{texts.midnight}</p>
      <SpecialDays days={specialDays} today={today} onDays={(changed) => touch({ specialDays: changed })} />
      <SaveBar draft={draft} isFit={isFit} />
    </>
  );
}

/** Stays in sight while there is something to save. */
function SaveBar({ draft, isFit }: { draft: ReturnType<typeof useDraft>; isFit: boolean }) {
  const texts = useHoursTexts();
  const { replies } = useTexts();
  const { save } = draft;
  if (!draft.isTouched) {
    return save.isSuccess ? (
      <p className={classes.saved} role="status">
        {texts.saved}
      </p>
    ) : null;
  }
  return (
    <div className={classes.bar}>
      <Problem failure={save.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={draft.forget}>
          {texts.discard}
        </Button>
        <Button disabled={!isFit} loading={save.isPending} onClick={draft.keep}>
          {replies.save}
        </Button>
      </div>
    </div>
  );
}
