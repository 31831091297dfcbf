import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import cards from '../../../ui/cards.module.css';
import { Icon } from '../../../ui/Icon';
import { PageFrame } from '../../../ui/PageFrame';
import { Empty, Failed } from '../../../ui/States';
import { useSources } from '../api/list-sources';
import { useKnowledgeTexts } from '../texts';
import { AddDialog } from './AddDialog';
import { SourceCard } from './SourceCard';
import { TryQuestion } from './TryQuestion';

/** What customers are answered from: how each source fares, what an owner may do with it, and a question to try. */
export default function KnowledgePage() {
  const texts = useKnowledgeTexts();
  const sources = useSources();
  const [isAdding, add] = useState(false);
  return (
    <PageFrame
      title={texts.title}
      lead={texts.lead}
      aside={
        <Button leftSection={<Icon name="book" size={18} />} onClick={() => add(true)}>
          {texts.add}
        </Button>
      }
    >
      {sources.isPending && <Skeleton height="5rem" radius="md" />}
      {sources.isError && !sources.data && <Failed failure={sources.error} onRetry={() => sources.refetch()} />}
      {sources.data?.length === 0 && (
        <Empty icon="book" title={texts.empty}>
          {texts.emptyWords}
        </Empty>
      )}
      <ul className={cards.list}>
        {sources.data?.map((source) => (
          <SourceCard key={source.id} source={source} />
        ))}
      </ul>
      {sources.data && sources.data.length > 0 && <TryQuestion />}
      {isAdding && <AddDialog onClose={() => add(false)} />}
    </PageFrame>
  );
}
