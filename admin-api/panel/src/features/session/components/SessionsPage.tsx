import { Button, Skeleton } from '@mantine/core';
import type { Session } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty, Failed, Problem } from '../../../ui/States';
import { fullMoment } from '../../../ui/time';
import { useEndSession } from '../api/end-session';
import { useSessions } from '../api/list-sessions';
import { useSessionTexts } from '../texts';
import { browserOf, systemOf } from './devices';
import classes from './SessionsPage.module.css';

export default function SessionsPage() {
  const { sessions: texts } = useSessionTexts();
  const sessions = useSessions();
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      {sessions.isPending && <Skeleton height="4.6rem" radius="md" />}
      {sessions.isError && !sessions.data && <Failed failure={sessions.error} onRetry={() => sessions.refetch()} />}
      {sessions.data?.length === 0 && <Empty icon="devices" title={texts.empty} />}
      <ul className={classes.list}>
        {sessions.data?.map((session) => (
          <Row key={session.id} session={session} />
        ))}
      </ul>
    </PageFrame>
  );
}

function Row({ session }: { session: Session }) {
  const { sessions: texts } = useSessionTexts();
  const language = useLanguage();
  const end = useEndSession();
  const browser = browserOf(session.userAgent);
  const system = systemOf(session.userAgent);
  const device = browser && system ? texts.on(browser, system) : (browser ?? (session.userAgent || texts.unknown));
  return (
    <li className={classes.row}>
      <Icon name="devices" size={26} />
      <div className={classes.middle}>
        <p className={classes.name}>
          {device}
          {session.current && <span className={classes.current}>{texts.current}</span>}
        </p>
        <p className={classes.small}>
          {session.address} · {texts.since(fullMoment(session.createdAt, language))}
        </p>
        <p className={classes.small}>{texts.lastUsed(fullMoment(session.lastUsedAt, language))}</p>
        <Problem failure={end.error} />
      </div>
      {!session.current && (
        <Button
          variant="default"
          aria-label={texts.endOf(device)}
          loading={end.isPending}
          onClick={() => end.mutate(session.id)}
        >
          {texts.end}
        </Button>
      )}
    </li>
  );
}
