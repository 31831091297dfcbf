import { Button } from '@mantine/core';
import { useState, type ReactNode, type SubmitEvent } from 'react';
import classes from './DoorFrame.module.css';
import { Problem } from './States';

/** The fields of a form by name, as they were typed; blank where there is none. */
export type Fields = (name: string) => string;

/**
 * A form that asks for all of its fields.
 *
 * @param missing what is said when one is blank
 */
export function DoorForm({
  names,
  missing,
  submit,
  isPending,
  failure,
  onSubmit,
  children,
}: {
  names: string[];
  missing: string;
  submit: string;
  isPending: boolean;
  failure: unknown;
  onSubmit: (fields: Fields) => void;
  children: ReactNode;
}) {
  const [isIncomplete, setIncomplete] = useState(false);
  const send = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const fields: Fields = (name) => {
      const value = data.get(name);
      return typeof value === 'string' ? value : '';
    };
    const isComplete = names.every((name) => fields(name).trim() !== '');
    setIncomplete(!isComplete);
    if (isComplete) {
      onSubmit(fields);
    }
  };
  return (
    <form className={classes.form} onSubmit={send} noValidate>
      {children}
      <div className={classes.problem}>{isIncomplete ? <p role="alert">{missing}</p> : <Problem failure={failure} />}</div>
      <Button type="submit" size="md" fullWidth loading={isPending}>
        {submit}
      </Button>
    </form>
  );
}
