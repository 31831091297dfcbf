import type { KnowledgeSource } from '../../../api/types';
import { Wish } from '../../../ui/Wish';
import { useRemoveSource } from '../api/remove-source';
import { useKnowledgeTexts } from '../texts';

export function RemovalDialog({ source, onClose }: { source: KnowledgeSource; onClose: () => void }) {
  const texts = useKnowledgeTexts();
  const remove = useRemoveSource(source.id);
  return (
    <Wish
      title={texts.removeTitle(source.title)}
      act={texts.remove}
      isGrave
      isPending={remove.isPending}
      failure={remove.error}
      onAct={() => remove.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.removeWords}</p>
    </Wish>
  );
}
