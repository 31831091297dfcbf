import { Button, PasswordInput, Radio, Switch, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ConnectionKind, NewConnection } from '../../../api/types';
import { Problem } from '../../../ui/States';
import classes from '../../../ui/forms.module.css';
import { CalendarChoice } from './CalendarChoice';
import { DatabaseGrant } from './DatabaseGrant';
import { ENGINES } from './engines';
import { fieldsOf, isComplete, usualOf, wishOf, type Field } from './fields';
import { useKindWords } from './kinds';
import { useConnectionTexts } from './texts';

interface Form {
  kind: ConnectionKind;
  /** It is connected, and not changed. */
  isNew?: boolean;
  /** What is known already; of one that is connected, what it usually is. */
  known?: Record<string, string>;
  failure: unknown;
  isPending: boolean;
  onWish: (wish: NewConnection) => void;
}

/** The fields that a kind takes, drawn from what the API says of it. */
export function ConnectionForm({ kind, isNew = false, known = usualOf(kind), failure, isPending, onWish }: Form) {
  const texts = useConnectionTexts();
  const words = useKindWords();
  const [typed, setTyped] = useState(known);
  const isDatabase = kind === 'RADIUS_PASSWORDS';
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        onWish(wishOf(kind, typed));
      }}
    >
      <p className={classes.words}>{words.kinds[kind].where}</p>
      {fieldsOf(kind, isNew).map((field) => (
        <Entry
          key={field.name}
          field={field}
          value={typed[field.name] ?? ''}
          onChange={(value) => setTyped({ ...typed, [field.name]: value })}
        />
      ))}
      {isDatabase && <DatabaseGrant typed={typed} />}
      <Problem failure={failure} words={isDatabase ? texts.databaseProblems : undefined} />
      <div className={classes.buttons}>
        <Button type="submit" disabled={!isComplete(kind, typed, isNew)} loading={isPending}>
          {texts.submit}
        </Button>
      </div>
    </form>
  );
}

function Entry({ field, value, onChange }: { field: Field; value: string; onChange: (value: string) => void }) {
  const texts = useConnectionTexts();
  const label = texts[field.label];
  const description = field.hint && texts[field.hint];
  const shared = {
    label,
    description,
    autoComplete: 'off',
    spellCheck: false,
    value,
    onChange: (event: { currentTarget: { value: string } }) => onChange(event.currentTarget.value),
  };
  switch (field.form) {
    case 'line':
      return <TextInput {...shared} />;
    case 'secret':
      return <PasswordInput {...shared} />;
    case 'lines':
      return <Textarea rows={2} {...shared} />;
    case 'switch':
      return (
        <Switch
          label={label}
          description={description}
          checked={value !== ''}
          onChange={(event) => onChange(event.currentTarget.checked ? 'yes' : '')}
        />
      );
    case 'engine':
      return (
        <Radio.Group label={label} value={value} onChange={onChange}>
          {ENGINES.map((engine) => (
            <Radio key={engine} value={engine} mt="xs" label={texts.engines[engine]} />
          ))}
        </Radio.Group>
      );
    case 'calendar':
      return <CalendarChoice label={label} description={description} value={value} onChange={onChange} />;
  }
}
