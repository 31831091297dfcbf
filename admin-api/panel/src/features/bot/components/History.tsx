import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { usePeople } from '../../../api/queries/list-people';
import { usePublications } from '../../../api/queries/list-publications';
import { useLanguage, useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import { Failed, Problem } from '../../../ui/States';
import { fullMoment } from '../../../ui/time';
import { useRestore } from '../api/restore-publication';
import { useBotTexts } from '../texts';
import classes from './bot.module.css';

/** What was published before, by whom, and the way back. */
export function History() {
  const bot = useBotTexts();
  const { common } = useTexts();
  const language = useLanguage();
  const publications = usePublications();
  const people = usePeople().data ?? [];
  const restore = useRestore();
  const [asked, ask] = useState<number>();
  if (publications.isPending) {
    return <Skeleton height="6rem" radius="md" />;
  }
  if (!publications.data) {
    return <Failed failure={publications.error} onRetry={() => publications.refetch()} />;
  }
  const name = (id: string) => people.find((person) => person.id === id)?.name ?? bot.history.somebody;
  return (
    <section className={classes.panel}>
      <h2 className={classes.title}>{bot.history.title}</h2>
      {publications.data.length === 0 && <p className={classes.quiet}>{bot.history.none}</p>}
      <ol className={classes.history}>
        {publications.data.map((edition, place) => (
          <li key={edition.number}>
            <span className={classes.number}>{edition.number}</span>
            <span className={classes.when}>
              <time dateTime={edition.at}>{fullMoment(edition.at, language)}</time>
              <span className={classes.quiet}>
                {edition.by ? name(edition.by) : bot.history.files}
                {edition.allTheSame ? ` · ${bot.history.allTheSame}` : ''}
                {edition.restores ? ` · ${bot.history.restores(edition.restores)}` : ''}
              </span>
            </span>
            {place === 0 ? (
              <span className={classes.mark}>{bot.history.holds}</span>
            ) : (
              <Button variant="default" size="compact-sm" onClick={() => ask(edition.number)}>
                {bot.history.restore}
              </Button>
            )}
          </li>
        ))}
      </ol>
      <Problem failure={restore.error} />
      {asked !== undefined && (
        <Dialog title={bot.history.sure(asked)} onClose={() => ask(undefined)}>
          <p className={classes.ask}>{bot.history.sureWords}</p>
          <div className={classes.actions}>
            <Button loading={restore.isPending} onClick={() => restore.mutate(asked, { onSettled: () => ask(undefined) })}>
              {bot.history.restore}
            </Button>
            <Button variant="default" onClick={() => ask(undefined)}>
              {common.cancel}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
}
