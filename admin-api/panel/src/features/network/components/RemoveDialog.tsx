import { Button, Skeleton } from '@mantine/core';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import classes from '../../../ui/forms.module.css';
import { Failed, Problem } from '../../../ui/States';
import { useNode } from '../api/get-node';
import { useRemoveNode } from '../api/remove-node';
import { useNetworkTexts } from '../texts';
import own from './NetworkPage.module.css';
import type { Part } from './PartMenu';

/** Says what hangs on it and keeps it, or asks before it goes. */
export function RemoveDialog({ part, onClose }: { part: Part; onClose: () => void }) {
  const texts = useNetworkTexts();
  const { common } = useTexts();
  const node = useNode(part.id);
  const remove = useRemoveNode(part.id);
  const ties = node.data?.ties ?? [];
  return (
    <Dialog title={texts.removeTitle(part.name)} onClose={onClose}>
      {node.isPending && <Skeleton height="3rem" radius="md" />}
      {node.isError && !node.data && <Failed failure={node.error} onRetry={() => node.refetch()} />}
      {ties.length > 0 && (
        <>
          <p className={classes.words}>{texts.tied}</p>
          <ul className={own.problems}>
            {ties.map((tie) => (
              <li key={tie}>{texts.ties[tie]}</li>
            ))}
          </ul>
        </>
      )}
      {node.data && ties.length === 0 && <p className={classes.words}>{texts.removeWords}</p>}
      <Problem failure={remove.error} />
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {ties.length > 0 ? common.close : common.cancel}
        </Button>
        {node.data && ties.length === 0 && (
          <Button
            color="red.8"
            data-grave
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined, { onSuccess: onClose })}
          >
            {texts.remove}
          </Button>
        )}
      </div>
    </Dialog>
  );
}
