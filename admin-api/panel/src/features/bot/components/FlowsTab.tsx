import { Button, Skeleton } from '@mantine/core';
import { useState } from 'react';
import type { Bot, BotFlow, BotProblem, Flow } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import { Segments } from '../../../ui/Segments';
import { Failed, Problem } from '../../../ui/States';
import { useDropFlow } from '../api/drop-flow';
import { useFlow } from '../api/get-flow';
import { useBotTexts } from '../texts';
import { AddFlow } from './AddFlow';
import { FlowDiagram } from './FlowDiagram';
import { FlowFile } from './FlowFile';
import { FlowTexts } from './FlowTexts';
import { OriginMark } from './OriginMark';
import classes from './bot.module.css';

/** The flows, and the one that is looked at: as a diagram with its texts, or as its file. */
export function FlowsTab({ bot, problems }: { bot: Bot; problems: BotProblem[] }) {
  const texts = useBotTexts();
  const language = useLanguage();
  const [wished, wish] = useState<string>();
  const [isAdding, add] = useState(false);
  const chosen = bot.flows.find(({ flow }) => flow === wished) ?? bot.flows[0];
  return (
    <div className={classes.split}>
      <div>
        <ul className={classes.picks} aria-label={texts.tabs.flows}>
          {bot.flows.map((flow) => (
            <li key={flow.flow}>
              <button
                type="button"
                className={classes.pick}
                aria-pressed={flow.flow === chosen?.flow && !isAdding}
                data-wrong={problems.some((problem) => problem.flow === flow.flow)}
                onClick={() => {
                  wish(flow.flow);
                  add(false);
                }}
              >
                <span className={classes.pickName}>{flow.title[language] || flow.flow}</span>
                <OriginMark origin={flow.origin} />
              </button>
            </li>
          ))}
        </ul>
        <Button variant="default" fullWidth mt="sm" onClick={() => add(true)}>
          {texts.flows.add}
        </Button>
      </div>
      {isAdding ? (
        <AddFlow
          version={bot.version}
          onAdded={(flow) => {
            wish(flow);
            add(false);
          }}
          onCancel={() => add(false)}
        />
      ) : (
        chosen && <OneFlow key={chosen.flow} chosen={chosen} version={bot.version} problems={problems} />
      )}
    </div>
  );
}

function OneFlow({ chosen, version, problems }: { chosen: BotFlow; version: string; problems: BotProblem[] }) {
  const flow = useFlow(chosen.flow);
  if (flow.isPending) {
    return <Skeleton height="20rem" radius="md" />;
  }
  if (!flow.data) {
    return <Failed failure={flow.error} onRetry={() => flow.refetch()} />;
  }
  return (
    <FlowParts
      chosen={chosen}
      flow={flow.data}
      version={version}
      problems={problems.filter((problem) => problem.flow === chosen.flow)}
    />
  );
}

function FlowParts({
  chosen,
  flow,
  version,
  problems,
}: {
  chosen: BotFlow;
  flow: Flow;
  version: string;
  problems: BotProblem[];
}) {
  const texts = useBotTexts();
  const language = useLanguage();
  const [part, setPart] = useState<'diagram' | 'file'>('diagram');
  const [station, choose] = useState<string>();
  const drop = useDropFlow(chosen.flow);
  // What was typed goes with what is taken away.
  const [drops, setDrops] = useState(0);
  return (
    <section className={classes.panel} aria-label={chosen.title[language]}>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>{chosen.title[language] || chosen.flow}</h2>
          <p className={classes.quiet}>
            <code>{chosen.flow}</code> · {chosen.offered ? texts.flows.offered : texts.flows.notOffered}
          </p>
        </div>
        {chosen.origin !== 'SHIPPED' && (
          <Button variant="subtle" color="gray" loading={drop.isPending} onClick={() => drop.mutate(version, { onSuccess: () => setDrops(drops + 1) })}>
            {chosen.origin === 'OWN' ? texts.flows.remove : texts.asShipped}
          </Button>
        )}
      </header>
      <Problem failure={drop.error} />
      <div className={classes.tabs}>
        <Segments
          label={texts.flows.view}
          value={part}
          onChange={setPart}
          options={[
            { value: 'diagram', name: texts.flows.diagram },
            { value: 'file', name: texts.flows.file },
          ]}
        />
      </div>
      {part === 'file' ? (
        <FlowFile key={drops} flow={flow} problems={problems} />
      ) : (
        <div className={classes.beside}>
          <FlowDiagram stations={flow.stations} problems={problems} chosen={station} onChoose={choose} />
          <FlowTexts key={drops} flow={flow} station={station} problems={problems} />
        </div>
      )}
    </section>
  );
}
