import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../ui/Icon';
import { Empty, Failed } from '../../../ui/States';
import { useTree } from '../api/get-tree';
import { useNetworkTexts } from '../texts';
import { AddWish } from './AddWish';
import { Branch } from './Branch';
import { ImportDialog } from './ImportDialog';
import classes from './NetworkPage.module.css';

/** The tree, to be built and changed. */
export function TreePart() {
  const texts = useNetworkTexts();
  const tree = useTree();
  const [asked, ask] = useState<'add' | 'import'>();
  const close = () => ask(undefined);
  return (
    <>
      <div className={classes.acts}>
        <Button leftSection={<Icon name="network" size={17} />} onClick={() => ask('add')}>
          {texts.addTo.ROOT}
        </Button>
        <Button variant="default" leftSection={<Icon name="file" size={17} />} onClick={() => ask('import')}>
          {texts.import}
        </Button>
      </div>
      {tree.isPending && <Skeleton height="12rem" radius="md" />}
      {tree.isError && !tree.data && <Failed failure={tree.error} onRetry={() => tree.refetch()} />}
      {tree.data?.length === 0 && (
        <Empty icon="network" title={texts.empty}>
          {texts.emptyWords}
        </Empty>
      )}
      <ul className={classes.tree}>
        {tree.data?.map((node) => (
          <Branch key={node.id} node={node} parent={null} tree={tree.data} />
        ))}
      </ul>
      {asked === 'add' && <AddWish kind="NODE" parent={null} onClose={close} />}
      {asked === 'import' && <ImportDialog onClose={close} />}
    </>
  );
}
