import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useLabels } from '../../../api/queries/list-labels';
import type { Label } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Empty, Failed } from '../../../ui/States';
import classes from './DeskPage.module.css';
import { LabelForm } from './LabelForm';

export function LabelList() {
  const { labels: texts, replies } = useTexts();
  const labels = useLabels();
  const [edited, edit] = useState<Label | 'new' | null>(null);
  return (
    <>
      <div className={classes.above}>
        <Button onClick={() => edit('new')}>{texts.create}</Button>
      </div>
      {labels.isPending && <Skeleton height="4.2rem" radius="md" />}
      {labels.isError && !labels.data && <Failed failure={labels.error} onRetry={() => labels.refetch()} />}
      {labels.data?.length === 0 && (
        <Empty icon="tag" title={texts.none}>
          {texts.emptyHint}
        </Empty>
      )}
      <ul className={classes.list}>
        {labels.data?.map((label) => (
          <li key={label.id} className={classes.row}>
            <span className={classes.dot} data-colour={label.colour} />
            <span className={`${classes.middle ?? ''} ${classes.name ?? ''}`}>{label.name}</span>
            <Button variant="default" aria-label={texts.editOf(label.name)} onClick={() => edit(label)}>
              {replies.edit}
            </Button>
          </li>
        ))}
      </ul>
      {edited && <LabelForm label={edited === 'new' ? undefined : edited} onClose={() => edit(null)} />}
    </>
  );
}
