import { Button } from '@mantine/core';
import type { BotProblem, Flow, FlowText, Translated } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { useChangeFlowTexts } from '../api/change-flow-texts';
import { useBotTexts } from '../texts';
import { TranslatedFields } from './TranslatedFields';
import { useTouched } from './useTouched';
import classes from './bot.module.css';

/** What is said at a station, or in the whole flow, in all languages. */
export function FlowTexts({
  flow,
  station,
  problems,
}: {
  flow: Flow;
  station: string | undefined;
  problems: BotProblem[];
}) {
  const bot = useBotTexts();
  const { common } = useTexts();
  const save = useChangeFlowTexts(flow.flow);
  const typed = useTouched<Record<string, Translated>>(flow.version);
  const changed = typed.value ?? {};
  const shown = flow.texts.filter(({ path }) => station === undefined || belongs(path, station));
  const texts = Object.entries(changed).map(([path, text]) => ({ path, text }));
  return (
    <form
      className={classes.texts}
      onSubmit={(event) => {
        event.preventDefault();
        save.mutate({ version: typed.version, texts }, typed.afterSave);
      }}
    >
      <h3 className={classes.subtitle}>{station === undefined ? bot.flows.allTexts : bot.flows.textsOf(station)}</h3>
      {problems
        .filter(({ step }) => station === undefined || step === station)
        .map((problem) => (
          <p key={problem.reason} className={classes.wrong}>
            {problem.line !== null && problem.line !== undefined && `${bot.flows.line(problem.line)}: `}
            {problem.reason}
          </p>
        ))}
      {shown.length === 0 && <p className={classes.quiet}>{bot.flows.noTexts}</p>}
      {shown.map((text) => (
        <OneText
          key={text.path}
          text={text}
          value={changed[text.path] ?? text.text}
          onChange={(value) => typed.touch({ ...changed, [text.path]: value })}
        />
      ))}
      <Problem failure={save.error} />
      <p role="status" className={classes.saved}>
        {save.isSuccess && typed.value === undefined && bot.saved}
      </p>
      {texts.length > 0 && (
        <div className={classes.actions}>
          <Button type="submit" loading={save.isPending}>
            {bot.save}
          </Button>
          <Button variant="default" onClick={typed.forget}>
            {common.cancel}
          </Button>
        </div>
      )}
    </form>
  );
}

function OneText({ text, value, onChange }: { text: FlowText; value: Translated; onChange: (text: Translated) => void }) {
  const bot = useBotTexts();
  const parts = text.path.split('.');
  const name = [parts[1] ?? '', ...parts.slice(2).map((part) => bot.flows.parts[part] ?? part)].filter(Boolean).join(' · ');
  return (
    <div className={classes.text}>
      <p className={classes.path}>{name || bot.flows.title}</p>
      <TranslatedFields name={name || bot.flows.title} value={value} onChange={onChange} />
    </div>
  );
}

/** A question stands with its slot, which has the station's name. */
function belongs(path: string, station: string): boolean {
  return [`steps.${station}`, `slots.${station}`].some((place) => path === place || path.startsWith(`${place}.`));
}
