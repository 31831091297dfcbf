import { Textarea, TextInput } from '@mantine/core';
import type { Translated } from '../../../api/types';
import { LANGUAGES, type Language } from '../../../texts/language';
import classes from './bot.module.css';

const MOST_LABEL = 20;

/** One text in all languages, side by side. */
export function TranslatedFields({
  name,
  value,
  onChange,
  isLabel = false,
}: {
  name: string;
  value: Translated;
  onChange: (text: Translated) => void;
  isLabel?: boolean;
}) {
  return (
    <div className={classes.languages}>
      {(Object.keys(LANGUAGES) as Language[]).map((code) => {
        const shared = {
          lang: code,
          'aria-label': `${name}, ${LANGUAGES[code]}`,
          value: value[code],
          error: value[code].trim() === '',
        };
        return (
          <div key={code} className={classes.language}>
            <span className={classes.code} aria-hidden="true">
              {code}
            </span>
            {isLabel ? (
              <TextInput
                {...shared}
                maxLength={MOST_LABEL}
                onChange={(event) => onChange({ ...value, [code]: event.currentTarget.value })}
              />
            ) : (
              <Textarea
                {...shared}
                rows={1}
                classNames={{ input: classes.grows }}
                onChange={(event) => onChange({ ...value, [code]: event.currentTarget.value })}
              />
            )}
          </div>
        );
      })}
    </div>
  );
}
