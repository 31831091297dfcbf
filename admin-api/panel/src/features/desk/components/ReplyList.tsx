import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useSavedReplies } from '../../../api/queries/list-saved-replies';
import type { SavedReply } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Empty, Failed } from '../../../ui/States';
import classes from './DeskPage.module.css';
import { ReplyForm } from './ReplyForm';

export function ReplyList() {
  const { replies: texts } = useTexts();
  const replies = useSavedReplies();
  const [edited, edit] = useState<SavedReply | 'new' | null>(null);
  return (
    <>
      <div className={classes.above}>
        <Button onClick={() => edit('new')}>{texts.write}</Button>
      </div>
      {replies.isPending && <Skeleton height="4.2rem" radius="md" />}
      {replies.isError && !replies.data && <Failed failure={replies.error} onRetry={() => replies.refetch()} />}
      {replies.data?.length === 0 && (
        <Empty icon="template" title={texts.none}>
          {texts.emptyHint}
        </Empty>
      )}
      <ul className={classes.list}>
        {replies.data?.map((reply) => (
          <li key={reply.id} className={classes.row}>
            <div className={classes.middle}>
              <p className={classes.shortcut}>/{reply.shortcut}</p>
              <p className={classes.words}>{reply.texts.es ?? reply.texts.en ?? reply.texts.de}</p>
            </div>
            <span className={classes.tongues}>{tongues(reply)}</span>
            <Button variant="default" aria-label={texts.editOf(reply.shortcut)} onClick={() => edit(reply)}>
              {texts.edit}
            </Button>
          </li>
        ))}
      </ul>
      {edited && <ReplyForm reply={edited === 'new' ? undefined : edited} onClose={() => edit(null)} />}
    </>
  );
}

function tongues({ texts }: SavedReply): string {
  return (['es', 'en', 'de'] as const)
    .filter((tongue) => texts[tongue])
    .join(' · ')
    .toUpperCase();
}
