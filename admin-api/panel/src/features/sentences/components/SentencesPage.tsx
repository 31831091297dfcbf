import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { LabelledSentence } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { Empty, Failed } from '../../../ui/States';
import { useLabelled } from '../api/list-labelled';
import { useSentences } from '../api/list-sentences';
import { SentenceCard } from './SentenceCard';
import classes from './SentencesPage.module.css';

export default function SentencesPage() {
  const { sentences: texts } = useTexts();
  const [tab, setTab] = useState<'waiting' | 'labelled'>('waiting');
  return (
    <PageFrame title={texts.title} lead={texts.lead}>
      <div className={classes.tabs}>
        <Segments
          label={texts.title}
          value={tab}
          onChange={setTab}
          options={[
            { value: 'waiting', name: texts.waiting },
            { value: 'labelled', name: texts.labelled },
          ]}
        />
      </div>
      <div className={classes.body}>{tab === 'waiting' ? <Waiting /> : <Labelled />}</div>
    </PageFrame>
  );
}

function Waiting() {
  const { sentences: texts, common } = useTexts();
  const sentences = useSentences();
  if (sentences.isPending) {
    return <Skeleton height="8rem" radius="md" />;
  }
  if (!sentences.data) {
    return <Failed failure={sentences.error} onRetry={() => sentences.refetch()} />;
  }
  const found = sentences.data.pages.flatMap((page) => page.items);
  if (found.length === 0) {
    return (
      <Empty icon="check" title={texts.empty}>
        {texts.emptyHint}
      </Empty>
    );
  }
  return (
    <>
      <ul className={classes.list}>
        {found.map((sentence) => (
          <SentenceCard key={sentence.id} sentence={sentence} />
        ))}
      </ul>
      {sentences.hasNextPage && (
        <Button variant="subtle" loading={sentences.isFetchingNextPage} onClick={() => void sentences.fetchNextPage()}>
          {common.more}
        </Button>
      )}
    </>
  );
}

function Labelled() {
  const { sentences: texts } = useTexts();
  const labelled = useLabelled();
  if (labelled.isPending) {
    return <Skeleton height="8rem" radius="md" />;
  }
  if (!labelled.data) {
    return <Failed failure={labelled.error} onRetry={() => labelled.refetch()} />;
  }
  if (labelled.data.length === 0) {
    return <Empty icon="teach" title={texts.emptyLabelled} />;
  }
  return (
    <div className={classes.groups}>
      {[...Map.groupBy(labelled.data, ({ intent }) => intent)].map(([intent, group]) => (
        <Group key={intent} name={texts.intents[intent] ?? intent} sentences={group} />
      ))}
    </div>
  );
}

function Group({ name, sentences }: { name: string; sentences: LabelledSentence[] }) {
  const { sentences: texts } = useTexts();
  return (
    <section>
      <h2 className={classes.intent}>{name}</h2>
      <ul>
        {sentences.map(({ words, language }) => (
          <li key={`${language} ${words}`} className={classes.phrase}>
            <q>{words}</q>
            <span className={classes.language}>{texts.languages[language]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
