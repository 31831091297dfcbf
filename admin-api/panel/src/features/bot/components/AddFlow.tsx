import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/language';
import { Problem } from '../../../ui/States';
import { useAddFlow } from '../api/add-flow';
import { useBotTexts } from '../texts';
import { YamlField } from './YamlField';
import classes from './bot.module.css';

const START = `flow: my_flow
intent: my_flow
title:
  es: mi trámite
  en: my errand
  de: mein Anliegen
steps:
  - say: hello
    text:
      es: Hola.
      en: Hello.
      de: Hallo.
  - end: finished
`;

/** A flow of one's own, begun from a small one that works. */
export function AddFlow({
  version,
  onAdded,
  onCancel,
}: {
  version: string;
  onAdded: (flow: string) => void;
  onCancel: () => void;
}) {
  const bot = useBotTexts();
  const { common } = useTexts();
  const add = useAddFlow();
  const [yaml, setYaml] = useState(START);
  return (
    <form
      className={classes.panel}
      onSubmit={(event) => {
        event.preventDefault();
        add.mutate({ version, yaml }, { onSuccess: () => onAdded(/^flow:\s*(\w+)/m.exec(yaml)?.[1] ?? '') });
      }}
    >
      <h2 className={classes.title}>{bot.flows.add}</h2>
      <p className={classes.quiet}>{bot.flows.addHint}</p>
      <YamlField label={bot.flows.file} value={yaml} onChange={setYaml} />
      <Problem failure={add.error} />
      <div className={classes.actions}>
        <Button type="submit" loading={add.isPending}>
          {bot.flows.addNow}
        </Button>
        <Button variant="default" onClick={onCancel}>
          {common.cancel}
        </Button>
      </div>
    </form>
  );
}
