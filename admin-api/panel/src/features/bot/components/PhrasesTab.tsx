import { Button, Skeleton, Textarea } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Bot, BotIntent, BotProblem, PhraseLists } from '../../../api/types';
import { LANGUAGES, useTexts, type Language } from '../../../texts/language';
import { Failed, Problem } from '../../../ui/States';
import { useChangePhrases } from '../api/change-phrases';
import { useDropPhrases } from '../api/drop-phrases';
import { usePhrases } from '../api/get-phrases';
import { useTakeSentences } from '../api/take-sentences';
import { useQualityTexts } from '../qualityTexts';
import { useBotTexts } from '../texts';
import { OriginMark } from './OriginMark';
import type { Sought } from './sought';
import { useTouched } from './useTouched';
import classes from './bot.module.css';

/** What customers say, intent by intent. */
export function PhrasesTab({ bot, problems, sought }: { bot: Bot; problems: BotProblem[]; sought: Sought | undefined }) {
  const texts = useBotTexts();
  const { sentences } = useTexts();
  const [wished, wish] = useState(sought?.intent ?? 'open_ticket');
  const take = useTakeSentences();
  const chosen = bot.intents.find(({ intent }) => intent === wished) ?? bot.intents[0];
  return (
    <>
      <div className={classes.strip}>
        <p className={classes.quiet}>{texts.phrases.hint}</p>
        <Button variant="default" loading={take.isPending} onClick={() => take.mutate(bot.version)}>
          {texts.phrases.take}
        </Button>
      </div>
      <p role="status" className={classes.quiet}>
        {take.data && texts.phrases.taken(take.data.taken)}
      </p>
      <Problem failure={take.error} />
      <div className={classes.split}>
        <ul className={classes.picks} aria-label={texts.tabs.phrases}>
          {bot.intents.map((intent) => (
            <li key={intent.intent}>
              <button
                type="button"
                className={classes.pick}
                aria-pressed={intent.intent === chosen?.intent}
                data-wrong={problems.some((problem) => problem.intent === intent.intent)}
                onClick={() => wish(intent.intent)}
              >
                <span className={classes.pickName}>{sentences.intents[intent.intent] ?? intent.intent}</span>
                <OriginMark origin={intent.origin} />
                <span className={classes.count}>{intent.es + intent.en + intent.de}</span>
              </button>
            </li>
          ))}
        </ul>
        {chosen && (
          <OneIntent
            key={chosen.intent}
            intent={chosen}
            version={bot.version}
            problems={problems.filter((problem) => problem.intent === chosen.intent)}
            sought={sought?.intent === chosen.intent ? sought : undefined}
          />
        )}
      </div>
    </>
  );
}

function OneIntent({
  intent,
  version,
  problems,
  sought,
}: {
  intent: BotIntent;
  version: string;
  problems: BotProblem[];
  sought: Sought | undefined;
}) {
  const phrases = usePhrases(intent.intent);
  if (phrases.isPending) {
    return <Skeleton height="20rem" radius="md" />;
  }
  if (!phrases.data) {
    return <Failed failure={phrases.error} onRetry={() => phrases.refetch()} />;
  }
  return (
    <PhraseForm
      intent={intent}
      version={version}
      looked={phrases.data.version}
      phrases={phrases.data.phrases}
      problems={problems}
      sought={sought}
    />
  );
}

function PhraseForm({
  intent,
  version,
  looked,
  phrases,
  problems,
  sought,
}: {
  intent: BotIntent;
  version: string;
  /** The version in which these phrases were read. */
  looked: string;
  phrases: PhraseLists;
  problems: BotProblem[];
  sought: Sought | undefined;
}) {
  const texts = useBotTexts();
  const quality = useQualityTexts();
  const { common, sentences } = useTexts();
  const found = useFound(sought);
  const save = useChangePhrases(intent.intent);
  const drop = useDropPhrases(intent.intent);
  const before = { es: phrases.es.join('\n'), en: phrases.en.join('\n'), de: phrases.de.join('\n') };
  const typed = useTouched<Partial<typeof before>>(looked);
  const lines = { ...before, ...typed.value };
  const isChanged = before.es !== lines.es || before.en !== lines.en || before.de !== lines.de;
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => {
        event.preventDefault();
        const all = { es: split(lines.es), en: split(lines.en), de: split(lines.de) };
        save.mutate({ version: typed.version, phrases: all }, typed.afterSave);
      }}
    >
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>{sentences.intents[intent.intent] ?? intent.intent}</h2>
          <p className={classes.quiet}>{intent.flow ? texts.phrases.begins(intent.flow) : texts.phrases.talk}</p>
        </div>
        {intent.origin === 'CHANGED' && (
          <Button variant="subtle" color="gray" loading={drop.isPending} onClick={() => drop.mutate(version, { onSuccess: typed.forget })}>
            {texts.asShipped}
          </Button>
        )}
      </header>
      <div className={classes.languages}>
        {(Object.keys(LANGUAGES) as Language[]).map((code) => (
          <Textarea
            key={code}
            lang={code}
            ref={sought?.language === code ? found : undefined}
            label={`${LANGUAGES[code]} · ${split(lines[code]).length}`}
            rows={16}
            value={lines[code]}
            error={problems
              .filter(({ language }) => language === code || language === null)
              .map(({ reason }) => reason)
              .join('; ')}
            onChange={(event) => typed.touch({ ...typed.value, [code]: event.currentTarget.value })}
          />
        ))}
      </div>
      {sought?.language && sought.phrase && !split(before[sought.language]).includes(sought.phrase) && (
        <p className={classes.wrong} role="status">
          {quality.gone}
        </p>
      )}
      <p className={classes.quiet}>{texts.phrases.lines}</p>
      <Problem failure={save.error ?? drop.error} />
      <div className={classes.actions}>
        <Button type="submit" disabled={!isChanged} loading={save.isPending}>
          {texts.save}
        </Button>
        {isChanged && (
          <Button variant="default" onClick={typed.forget}>
            {common.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

/** Selects the phrase that somebody is led to, and brings it into view, once. */
function useFound(sought: Sought | undefined) {
  const field = useRef<HTMLTextAreaElement>(null);
  const phrase = sought?.phrase;
  useEffect(() => {
    const area = field.current;
    if (!area) {
      return;
    }
    const lines = area.value.split('\n');
    const line = phrase === undefined ? -1 : lines.findIndex((one) => one.trim() === phrase);
    area.focus();
    if (line >= 0) {
      const start = lines.slice(0, line).join('\n').length + (line > 0 ? 1 : 0);
      area.setSelectionRange(start, start + (lines[line]?.length ?? 0));
      area.scrollTop = (area.scrollHeight * line) / lines.length - area.clientHeight / 3;
    }
  }, [phrase]);
  return field;
}

function split(lines: string): string[] {
  return lines
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
