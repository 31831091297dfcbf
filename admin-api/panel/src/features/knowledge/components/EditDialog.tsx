import { Skeleton } from '@mantine/core';
import type { KnowledgeSource } from '../../../api/types';
import { Dialog } from '../../../ui/Dialog';
import { Failed } from '../../../ui/States';
import { useSource } from '../api/get-source';
import { useKnowledgeTexts } from '../texts';
import { SourceForm } from './SourceForm';

/** What was written, to be written on. */
export function EditDialog({ source, onClose }: { source: KnowledgeSource; onClose: () => void }) {
  const texts = useKnowledgeTexts();
  const known = useSource(source.id);
  return (
    <Dialog title={source.kind === 'FILE' ? texts.replace : texts.edit} size="wide" onClose={onClose} isHeld={known.isSuccess}>
      {known.isPending && <Skeleton height="12rem" radius="md" />}
      {known.isError && <Failed failure={known.error} onRetry={() => known.refetch()} />}
      {known.data && <SourceForm kind={known.data.source.kind} known={known.data} onClose={onClose} />}
    </Dialog>
  );
}
