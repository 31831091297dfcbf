import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { Bot, BotDiff, BotProblem, Translated } from '../../../api/types';
import { LANGUAGES, useTexts, type Language } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import { Empty, Failed, Problem } from '../../../ui/States';
import { useDiff } from '../api/get-diff';
import { isLearning } from '../api/get-draft';
import { usePublish } from '../api/publish-draft';
import { useResetDraft } from '../api/reset-draft';
import { useCautionTexts } from '../cautionTexts';
import { useQualityTexts } from '../qualityTexts';
import { useBotTexts } from '../texts';
import { GapNote } from './GapNote';
import { USUAL } from './caution';
import { History } from './History';
import { HoursNote } from './HoursNote';
import type { Sought } from './sought';
import { useShares } from './useShares';
import classes from './bot.module.css';

/** What would change, what is wrong with it, and the button; below it what was published before. */
export function PublishTab({
  bot,
  problems,
  onGo,
  onSeek,
  onQuality,
}: {
  bot: Bot;
  problems: BotProblem[];
  onGo: (problem: BotProblem) => void;
  onSeek: (sought: Sought) => void;
  onQuality: () => void;
}) {
  const texts = useBotTexts();
  const diff = useDiff();
  if (diff.isPending) {
    return <Skeleton height="14rem" radius="md" />;
  }
  if (!diff.data) {
    return <Failed failure={diff.error} onRetry={() => diff.refetch()} />;
  }
  const isNew = count(diff.data) > 0;
  return (
    <>
      {problems.length > 0 && <Problems problems={problems} onGo={onGo} />}
      {isNew && <Changes diff={diff.data} />}
      <div role="status">
        {!isNew && (
          <Empty icon="check" title={texts.publish.nothing}>
            {texts.publish.nothingHint}
          </Empty>
        )}
      </div>
      {isNew && bot.publishing?.gap && <GapNote gap={bot.publishing.gap} held onSeek={onSeek} />}
      {isNew && <Publishing bot={bot} isSound={problems.length === 0} onQuality={onQuality} />}
      <HoursNote />
      <History />
    </>
  );
}

export function count(diff: BotDiff): number {
  return diff.flows.length + diff.texts.length + diff.phrases.length + diff.actsFrom.length;
}

function Problems({ problems, onGo }: { problems: BotProblem[]; onGo: (problem: BotProblem) => void }) {
  const bot = useBotTexts();
  const { sentences } = useTexts();
  return (
    <section className={classes.bad}>
      <h2 className={classes.title}>{bot.publish.problems(problems.length)}</h2>
      <ul>
        {problems.map((problem, place) => (
          <li key={place}>
            <button type="button" className={classes.problem} onClick={() => onGo(problem)}>
              <b>
                {problem.flow ??
                  bot.general[problem.text ?? ''] ??
                  sentences.intents[problem.intent ?? ''] ??
                  problem.intent ??
                  problem.text}
                {problem.language && ` (${problem.language})`}
                {problem.line !== null && problem.line !== undefined && `, ${bot.flows.line(problem.line)}`}
              </b>{' '}
              {problem.reason}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Publishing({ bot, isSound, onQuality }: { bot: Bot; isSound: boolean; onQuality: () => void }) {
  const texts = useBotTexts();
  const quality = useQualityTexts();
  const { common } = useTexts();
  const [isAsked, ask] = useState(false);
  const publish = usePublish();
  const reset = useResetDraft();
  const gap = bot.publishing?.gap;
  return (
    <>
      {bot.publishing && !gap && (
        <p className={classes.hint} role="status">
          {bot.publishing.failed ? (texts.publish.failed[bot.publishing.failed] ?? bot.publishing.failed) : texts.publish.learning}
        </p>
      )}
      <div className={classes.actions}>
        <Button disabled={!isSound} loading={publish.isPending || isLearning(bot)} onClick={() => ask(true)}>
          {gap ? quality.allTheSame : texts.publish.publish}
        </Button>
        {gap && (
          <Button variant="default" onClick={onQuality}>
            {quality.more}
          </Button>
        )}
        <Button variant="subtle" color="gray" loading={reset.isPending} onClick={() => reset.mutate(bot.version)}>
          {texts.publish.reset}
        </Button>
      </div>
      <Problem failure={publish.error ?? reset.error} />
      {isAsked && (
        <Dialog title={gap ? quality.sure : texts.publish.sure} onClose={() => ask(false)}>
          <p className={classes.ask}>{gap ? quality.sureWords(LANGUAGES[gap.trailing as Language]) : texts.publish.sureWords}</p>
          <div className={classes.actions}>
            <Button
              onClick={() => publish.mutate({ version: bot.version, allTheSame: Boolean(gap) }, { onSettled: () => ask(false) })}
              loading={publish.isPending}
            >
              {gap ? quality.allTheSame : texts.publish.publish}
            </Button>
            <Button variant="default" onClick={() => ask(false)}>
              {common.cancel}
            </Button>
          </div>
        </Dialog>
      )}
    </>
  );
}

function Changes({ diff }: { diff: BotDiff }) {
  const bot = useBotTexts();
  const caution = useCautionTexts();
  const { percent } = useShares();
  const score = (from: number | null | undefined) => (typeof from === 'number' ? percent(from) : caution.usual(percent(USUAL)));
  const { sentences } = useTexts();
  return (
    <section className={classes.panel}>
      <h2 className={classes.title}>{bot.publish.changes}</h2>
      {diff.flows.map((flow) => (
        <div key={flow.flow} className={classes.change}>
          <h3 className={classes.subtitle}>
            <code>{flow.flow}</code> {bot.publish.fates[flow.fate]}
            {flow.fate === 'CHANGED' && flow.structure && ` · ${bot.publish.structure}`}
          </h3>
          {flow.texts.map((text) => (
            <TextChange key={text.text} name={text.text} before={text.before} after={text.after} />
          ))}
        </div>
      ))}
      {diff.texts.map((text) => (
        <div key={text.text} className={classes.change}>
          <TextChange name={bot.general[text.text] ?? text.text} before={text.before} after={text.after} />
        </div>
      ))}
      {diff.phrases.map((phrases) => (
        <div key={`${phrases.intent} ${phrases.language}`} className={classes.change}>
          <h3 className={classes.subtitle}>
            {sentences.intents[phrases.intent] ?? phrases.intent} · {LANGUAGES[phrases.language as Language]}
          </h3>
          {phrases.added.map((phrase) => (
            <ins key={phrase}>{phrase}</ins>
          ))}
          {phrases.removed.map((phrase) => (
            <del key={phrase}>{phrase}</del>
          ))}
        </div>
      ))}
      {diff.actsFrom.map(({ language, before, after }) => (
        <div key={language} className={classes.change}>
          <h3 className={classes.subtitle}>{caution.title(LANGUAGES[language as Language])}</h3>
          <p>{caution.change(score(before), score(after))}</p>
        </div>
      ))}
    </section>
  );
}

function TextChange({
  name,
  before,
  after,
}: {
  name: string;
  before: Translated | null | undefined;
  after: Translated | null | undefined;
}) {
  const changed = (Object.keys(LANGUAGES) as Language[]).filter((code) => before?.[code] !== after?.[code]);
  return (
    <>
      <p className={classes.path}>{name}</p>
      {changed.map((code) => (
        <div key={code} lang={code} className={classes.versus}>
          <span className={classes.code}>{code}</span>
          <span>
            {before && <del>{before[code]}</del>}
            {after && <ins>{after[code]}</ins>}
          </span>
        </div>
      ))}
    </>
  );
}
