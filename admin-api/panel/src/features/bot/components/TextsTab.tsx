import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Bot, BotProblem, BotText, Translated } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Empty, Problem } from '../../../ui/States';
import { useChangeTexts } from '../api/change-texts';
import { useBotTexts } from '../texts';
import { HoursNote } from './HoursNote';
import { OriginMark } from './OriginMark';
import { TranslatedFields } from './TranslatedFields';
import { useTouched } from './useTouched';
import classes from './bot.module.css';

/** What the bot says outside any flow, in all languages side by side. */
export function TextsTab({ bot, problems }: { bot: Bot; problems: BotProblem[] }) {
  const texts = useBotTexts();
  const { common } = useTexts();
  const save = useChangeTexts();
  const [sought, seek] = useState('');
  const typed = useTouched<Record<string, Translated>>(bot.version);
  const changed = typed.value ?? {};
  const shown = bot.texts.filter((text) => fits(text, texts.general[text.key] ?? text.key, sought));
  const set = (key: string, value: Translated) => typed.touch({ ...changed, [key]: value });
  return (
    <form
      className={classes.texts}
      onSubmit={(event) => {
        event.preventDefault();
        const all = Object.entries(changed).map(([key, text]) => ({ key, text }));
        save.mutate({ version: typed.version, texts: all }, typed.afterSave);
      }}
    >
      <HoursNote />
      <TextInput
        type="search"
        aria-label={texts.texts.search}
        placeholder={texts.texts.search}
        value={sought}
        onChange={(event) => seek(event.currentTarget.value)}
      />
      {shown.length === 0 && <Empty icon="search" title={texts.texts.none} />}
      {shown.map((text) => (
        <div key={text.key} className={classes.text} data-wrong={problems.some((problem) => problem.text === text.key)}>
          <p className={classes.path}>
            {texts.general[text.key] ?? text.key} <OriginMark origin={text.origin} />
            {text.placeholders.map((name) => (
              <code key={name} className={classes.placeholder}>{`{${name}}`}</code>
            ))}
            {text.origin !== 'SHIPPED' && (
              <button type="button" className={classes.plain} onClick={() => set(text.key, text.shipped)}>
                {texts.asShipped}
              </button>
            )}
          </p>
          {problems
            .filter((problem) => problem.text === text.key)
            .map((problem) => (
              <p key={problem.reason} className={classes.wrong}>
                {problem.reason}
              </p>
            ))}
          <TranslatedFields
            name={texts.general[text.key] ?? text.key}
            isLabel={text.button}
            value={changed[text.key] ?? text.text}
            onChange={(value) => set(text.key, value)}
          />
        </div>
      ))}
      <p role="status" className={classes.saved}>
        {save.isSuccess && typed.value === undefined && texts.saved}
      </p>
      {Object.keys(changed).length > 0 && (
        <div className={classes.footer}>
          <Problem failure={save.error} />
          <Button type="submit" loading={save.isPending}>
            {texts.save}
          </Button>
          <Button variant="default" onClick={typed.forget}>
            {common.cancel}
          </Button>
        </div>
      )}
    </form>
  );
}

function fits(text: BotText, name: string, sought: string): boolean {
  const words = sought.trim().toLowerCase();
  return [name, text.key, text.text.es, text.text.en, text.text.de].some((field) => field.toLowerCase().includes(words));
}
