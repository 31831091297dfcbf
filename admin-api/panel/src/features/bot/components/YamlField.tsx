import type { Ref } from 'react';
import classes from './bot.module.css';

/** A file as plain text with its lines numbered; the wrong ones are marked. */
export function YamlField({
  ref,
  label,
  value,
  wrong = [],
  onChange,
}: {
  ref?: Ref<HTMLTextAreaElement>;
  label: string;
  value: string;
  wrong?: number[];
  onChange: (yaml: string) => void;
}) {
  const lines = value.split('\n').length;
  return (
    <div className={classes.yaml}>
      <ol className={classes.numbers} aria-hidden="true">
        {Array.from({ length: lines }, (_, line) => (
          <li key={line} data-wrong={wrong.includes(line + 1)}>
            {line + 1}
          </li>
        ))}
      </ol>
      <textarea
        ref={ref}
        aria-label={label}
        aria-invalid={wrong.length > 0}
        className={classes.source}
        value={value}
        rows={lines}
        wrap="off"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    </div>
  );
}
