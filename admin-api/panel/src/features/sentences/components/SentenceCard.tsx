import { Button } from '@mantine/core';
import { useState } from 'react';
import type { DoubtfulSentence } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { fullMoment } from '../../../ui/time';
import { useLabelSentence } from '../api/label-sentence';
import { useIntents } from '../api/list-intents';
import classes from './SentencesPage.module.css';

/** One sentence, why it waits, and what it may have meant. */
export function SentenceCard({ sentence }: { sentence: DoubtfulSentence }) {
  const { sentences: texts } = useTexts();
  const language = useLanguage();
  const label = useLabelSentence(sentence.id);
  const intents = useIntents().data ?? [];
  const [intent, setIntent] = useState('');
  const taken = sentence.taken.map((name) => texts.intents[name] ?? name).join(', ');
  return (
    <li className={classes.card}>
      <p className={classes.words}>
        <q>{sentence.words}</q>
      </p>
      <p className={classes.facts}>
        <span className={classes.doubt}>{texts.doubt[sentence.doubt]}</span>
        <span>{texts.languages[sentence.language]}</span>
        {taken && (
          <span>
            {texts.taken}: {taken}
          </span>
        )}
        <time dateTime={sentence.at}>{fullMoment(sentence.at, language)}</time>
      </p>
      <div className={classes.choice}>
        <select
          className={classes.select}
          aria-label={texts.meantOf(sentence.words)}
          value={intent}
          onChange={(event) => setIntent(event.currentTarget.value)}
        >
          <option value="">{texts.choose}</option>
          {intents.map((name) => (
            <option key={name} value={name}>
              {texts.intents[name] ?? name}
            </option>
          ))}
        </select>
        <Button disabled={intent === ''} loading={label.isPending && label.variables !== null} onClick={() => label.mutate(intent)}>
          {texts.save}
        </Button>
        <Button
          variant="default"
          loading={label.isPending && label.variables === null}
          onClick={() => label.mutate(null)}
        >
          {texts.unknowable}
        </Button>
      </div>
      <Problem failure={label.error} />
    </li>
  );
}
