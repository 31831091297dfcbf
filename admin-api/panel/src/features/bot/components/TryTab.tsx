import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Bot, SentenceRead } from '../../../api/types';
import { LANGUAGES, useLanguage, useTexts, type Language } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { useUnderstand } from '../api/understand-sentence';
import { useBotTexts } from '../texts';
import { CautionPanel } from './CautionPanel';
import { PreviewChat } from './PreviewChat';
import classes from './bot.module.css';

const NAMES: Record<Language, SentenceRead['language']> = { es: 'SPANISH', en: 'ENGLISH', de: 'GERMAN' };

/** What the bot would understand, and beside it how a conversation would go. */
export function TryTab({ draft }: { draft: Bot }) {
  const bot = useBotTexts();
  const [language, speak] = useState<Language>(useLanguage());
  return (
    <>
      <label className={classes.choice}>
        {bot.trial.language}
        <select className={classes.select} value={language} onChange={(event) => speak(event.currentTarget.value as Language)}>
          {Object.entries(LANGUAGES).map(([code, name]) => (
            <option key={code} value={code}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <CautionPanel key={language} bot={draft} language={language} />
      <div className={classes.pair}>
        <Understanding language={NAMES[language]} />
        <PreviewChat key={language} language={NAMES[language]} />
      </div>
    </>
  );
}

function Understanding({ language }: { language: SentenceRead['language'] }) {
  const bot = useBotTexts();
  const [text, setText] = useState('');
  const understand = useUnderstand();
  return (
    <section className={classes.panel}>
      <h2 className={classes.title}>{bot.trial.understood}</h2>
      <p className={classes.quiet}>{bot.trial.understoodHint}</p>
      <form
        className={classes.inline}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) {
            understand.mutate({ text, language });
          }
        }}
      >
        <TextInput
          aria-label={bot.trial.sentence}
          placeholder={bot.trial.sentence}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={understand.isPending}>
          {bot.trial.ask}
        </Button>
      </form>
      <Problem failure={understand.error} />
      <div aria-live="polite">{understand.data && <Reading read={understand.data} />}</div>
    </section>
  );
}

function Reading({ read }: { read: SentenceRead }) {
  const bot = useBotTexts();
  const { sentences } = useTexts();
  return (
    <>
      <ul className={classes.readings}>
        {read.understood.map((command, place) => (
          <li key={place} className={classes.reading}>
            <p className={classes.command}>
              {bot.trial.commands[command.command] ?? command.command}
              {command.subject && <b> {sentences.intents[command.subject] ?? command.subject}</b>}
              {command.value && <span> «{command.value}»</span>}
            </p>
            <p className={classes.sure}>
              <meter min={0} max={1} low={0.4} high={0.8} optimum={1} value={command.confidence} aria-label={bot.trial.sure} />
              {Math.round(command.confidence * 100)} %
            </p>
            <p className={classes.quiet}>
              {bot.trial.decidedBy[command.decidedBy] ?? command.decidedBy}
              {command.evidence && ` · ${bot.trial.from} «${command.evidence}»`}
            </p>
          </li>
        ))}
      </ul>
      {read.goesOn && <p className={classes.hint}>{bot.trial.goesOn}</p>}
      {read.learned === 'PUBLISHED' && <p className={classes.hint}>{bot.trial.byPublished}</p>}
    </>
  );
}
