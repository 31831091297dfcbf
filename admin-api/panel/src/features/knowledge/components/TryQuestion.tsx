import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { KnowledgeSource, TriedQuestion } from '../../../api/types';
import { useLanguage, WRITTEN } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Problem } from '../../../ui/States';
import { useTryQuestion } from '../api/try-question';
import { useKnowledgeTexts } from '../texts';
import classes from './KnowledgePage.module.css';

/** How a customer would be answered, and from what. */
export function TryQuestion() {
  const texts = useKnowledgeTexts();
  const [text, setText] = useState('');
  const [language, speak] = useState<KnowledgeSource['language']>(WRITTEN[useLanguage()]);
  const attempt = useTryQuestion();
  const ask = (event: SyntheticEvent) => {
    event.preventDefault();
    if (text.trim() !== '') {
      attempt.mutate({ text, language });
    }
  };
  return (
    <section>
      <h2 className={cards.title}>{texts.tryTitle}</h2>
      <p className={classes.hint}>{texts.tryHint}</p>
      <form className={classes.ask} onSubmit={ask}>
        <TextInput
          className={classes.words ?? ''}
          aria-label={texts.question}
          placeholder={texts.question}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <NativeSelect
          aria-label={texts.language}
          data={Object.entries(texts.languages).map(([value, label]) => ({ value, label }))}
          value={language}
          onChange={(event) => speak(event.currentTarget.value as KnowledgeSource['language'])}
        />
        <Button type="submit" loading={attempt.isPending}>
          {texts.ask}
        </Button>
      </form>
      <Problem failure={attempt.error} />
      <div aria-live="polite">{attempt.data && <Outcome tried={attempt.data} />}</div>
    </section>
  );
}

function Outcome({ tried: { answer, withheld, enough, passages } }: { tried: TriedQuestion }) {
  const texts = useKnowledgeTexts();
  return (
    <>
      <div className={classes.answer} data-said={Boolean(answer)}>
        {answer && (
          <>
            <p className={classes.would}>{texts.would}</p>
            <p className={cards.words}>{answer.words}</p>
            <p className={cards.small}>{texts.source(answer.source)}</p>
          </>
        )}
        {withheld && <p>{texts.withheld[withheld]}</p>}
      </div>
      {passages.length > 0 && (
        <>
          <h3 className={cards.title}>{texts.found}</h3>
          <p className={classes.hint}>{texts.enough(percent(enough))}</p>
          <ol className={cards.list}>
            {passages.map((passage, place) => (
              <Found key={place} passage={passage} enough={enough} />
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function Found({ passage, enough }: { passage: TriedQuestion['passages'][number]; enough: number }) {
  const texts = useKnowledgeTexts();
  const { headings, text, source, support } = passage;
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <strong className={cards.name}>{headings.join(' · ')}</strong>
        <span className={cards.end} data-enough={support >= enough}>
          {texts.support(percent(support))}
        </span>
      </div>
      <meter className={classes.meter} min={0} max={1} low={enough} optimum={1} value={support} aria-hidden="true" />
      <p className={cards.words}>{text}</p>
      <p className={cards.small}>{texts.source(source)}</p>
    </li>
  );
}

function percent(part: number): number {
  return Math.round(part * 100);
}
