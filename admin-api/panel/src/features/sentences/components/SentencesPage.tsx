import { useState } from 'react';
import type { LabelledSentence } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { ChoiceFilter, Filters } from '../../../ui/Filters';
import { Listing } from '../../../ui/Listing';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { Empty } from '../../../ui/States';
import { useIntents } from '../api/list-intents';
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
  const { sentences: texts } = useTexts();
  return (
    <Listing
      query={useSentences()}
      rowHeight="8rem"
      empty={
        <Empty icon="check" title={texts.empty}>
          {texts.emptyHint}
        </Empty>
      }
    >
      {(found) => (
        <ul className={classes.list}>
          {found.map((sentence) => (
            <SentenceCard key={sentence.id} sentence={sentence} />
          ))}
        </ul>
      )}
    </Listing>
  );
}

/** Phrases to be, labelled last first. */
function Labelled() {
  const { sentences: texts } = useTexts();
  const [intent, choose] = useState<string>();
  const intents = useIntents().data ?? [];
  return (
    <>
      <Filters>
        <ChoiceFilter
          label={texts.meant}
          any={texts.anyMeaning}
          value={intent}
          options={intents.map((name) => [name, texts.intents[name] ?? name])}
          onChange={choose}
        />
      </Filters>
      <Listing query={useLabelled(intent)} rowHeight="2.2rem" empty={<Empty icon="teach" title={texts.emptyLabelled} />}>
        {(found) => (
          <ul>
            {found.map((sentence) => (
              <Phrase key={sentence.id} sentence={sentence} />
            ))}
          </ul>
        )}
      </Listing>
    </>
  );
}

function Phrase({ sentence: { words, intent, language } }: { sentence: LabelledSentence }) {
  const { sentences: texts } = useTexts();
  return (
    <li className={classes.phrase}>
      <q>{words}</q>
      <span className={classes.facts}>
        <b>{texts.intents[intent] ?? intent}</b>
        <span>{texts.languages[language]}</span>
      </span>
    </li>
  );
}
