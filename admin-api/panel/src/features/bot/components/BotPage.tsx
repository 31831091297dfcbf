import { Skeleton } from '@mantine/core';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { BotProblem } from '../../../api/types';
import { PageFrame } from '../../../ui/PageFrame';
import { Segments } from '../../../ui/Segments';
import { Failed } from '../../../ui/States';
import { useDiff } from '../api/get-diff';
import { useDraft } from '../api/get-draft';
import { useValidation } from '../api/validate-draft';
import { useBotTexts } from '../texts';
import { FlowsTab } from './FlowsTab';
import { PhrasesTab } from './PhrasesTab';
import { count, PublishTab } from './PublishTab';
import { QualityTab } from './QualityTab';
import type { Sought } from './sought';
import { TextsTab } from './TextsTab';
import { TryTab } from './TryTab';
import classes from './bot.module.css';

const TABS = ['flows', 'texts', 'phrases', 'quality', 'trial', 'publish'] as const;

type Tab = (typeof TABS)[number];

const PLACES: Record<BotProblem['part'], Tab> = { FLOW: 'flows', TEXT: 'texts', PHRASES: 'phrases', ACTION: 'publish' };

/** What the bot says and understands: changed here as a draft, tried out, and published. */
export default function BotPage({ params: { tab: wish } }: { params: { tab?: string | undefined } }) {
  const texts = useBotTexts();
  const [, navigate] = useLocation();
  const tab = TABS.find((one) => one === wish) ?? 'flows';
  const [sought, seek] = useState<Sought>();
  const show = (next: Tab) => {
    seek(undefined);
    navigate(`/bot/${next}`);
  };
  const lead = (to: Sought) => {
    seek(to);
    navigate('/bot/phrases');
  };
  const draft = useDraft();
  const problems = useValidation().data?.problems ?? [];
  const diff = useDiff().data;
  const changes = diff ? count(diff) : 0;
  return (
    <PageFrame title={texts.title} lead={texts.lead} isWide>
      <div className={classes.parts}>
        <Segments
          label={texts.title}
          value={tab}
          onChange={show}
          options={TABS.map((name) => ({
            value: name,
            name: (
              <>
                {texts.tabs[name]}
                {name === 'publish' && changes > 0 && <Badge changes={changes} />}
                {problems.some(({ part }) => PLACES[part] === name) && (
                  <span className={classes.dot} role="img" aria-label={texts.wrong} title={texts.wrong} />
                )}
              </>
            ),
          }))}
        />
      </div>
      {draft.isPending && <Skeleton height="24rem" radius="md" />}
      {draft.isError && !draft.data && <Failed failure={draft.error} onRetry={() => draft.refetch()} />}
      {draft.data && (
        <>
          {tab === 'flows' && <FlowsTab bot={draft.data} problems={problems} />}
          {tab === 'texts' && <TextsTab bot={draft.data} problems={problems} />}
          {tab === 'phrases' && <PhrasesTab bot={draft.data} problems={problems} sought={sought} />}
          {tab === 'quality' && <QualityTab onSeek={lead} />}
          {tab === 'trial' && <TryTab draft={draft.data} />}
          {tab === 'publish' && (
            <PublishTab
              bot={draft.data}
              problems={problems}
              onGo={({ part }) => show(PLACES[part])}
              onSeek={lead}
              onQuality={() => show('quality')}
            />
          )}
        </>
      )}
    </PageFrame>
  );
}

function Badge({ changes }: { changes: number }) {
  const bot = useBotTexts();
  return (
    <>
      <span className={classes.badge} aria-hidden="true">
        {changes}
      </span>
      <span className="out-of-sight">, {bot.changed(changes)}</span>
    </>
  );
}
