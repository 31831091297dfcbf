import { Button } from '@mantine/core';
import { useRef } from 'react';
import type { BotProblem, Flow } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { useChangeFlow } from '../api/change-flow';
import { useBotTexts } from '../texts';
import { useTouched } from './useTouched';
import { YamlField } from './YamlField';
import classes from './bot.module.css';

/** The flow's file, with what is wrong in it beside the line. */
export function FlowFile({ flow, problems }: { flow: Flow; problems: BotProblem[] }) {
  const bot = useBotTexts();
  const { common } = useTexts();
  const save = useChangeFlow(flow.flow);
  const typed = useTouched<string>(flow.version);
  const yaml = typed.value ?? flow.yaml;
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ version: typed.version, yaml }, typed.afterSave);
      }}
    >
      <ul className={classes.problems} aria-live="polite">
        {problems.map((problem) => (
          <li key={`${problem.line} ${problem.reason}`}>
            <button type="button" className={classes.problem} onClick={() => goTo(field.current, problem.line ?? 1)}>
              <b>{bot.flows.line(problem.line ?? 1)}</b> {problem.reason}
            </button>
          </li>
        ))}
      </ul>
      <YamlField ref={field} label={bot.flows.file} value={yaml} wrong={problems.map(({ line }) => line ?? 0)} onChange={typed.touch} />
      <p className={classes.quiet}>{bot.flows.fileHint}</p>
      <Problem failure={save.error} />
      <div className={classes.actions}>
        <Button type="submit" disabled={yaml === flow.yaml} loading={save.isPending}>
          {bot.save}
        </Button>
        {yaml !== flow.yaml && (
          <Button variant="default" onClick={typed.forget}>
            {common.cancel}
          </Button>
        )}
      </div>
    </form>
  );
}

function goTo(field: HTMLTextAreaElement | null, line: number) {
  if (field) {
    const start = field.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
    field.focus();
    field.setSelectionRange(start, field.value.indexOf('\n', start) < 0 ? field.value.length : field.value.indexOf('\n', start));
    field.parentElement?.scrollTo({ top: (line - 4) * field.offsetHeight / field.value.split('\n').length });
  }
}
