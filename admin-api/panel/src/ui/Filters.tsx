import { NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useEffectEvent, useState, type ReactNode } from 'react';
import { Icon } from './Icon';
import classes from './Filters.module.css';

/** A row of what narrows a list down. */
export function Filters({ children }: { children: ReactNode }) {
  return (
    <div className={classes.filters} role="search">
      {children}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  /** What the choice of nothing is called. */
  any: string;
  value: T | undefined;
  options: [value: T, name: string][];
  onChange: (value: T | undefined) => void;
}

/** One of some, or any of them. */
export function ChoiceFilter<T extends string>({ label, any, value, options, onChange }: ChoiceProps<T>) {
  return (
    <NativeSelect
      aria-label={label}
      value={value ?? ''}
      onChange={(event) => onChange(options.find(([one]) => one === event.currentTarget.value)?.[0])}
      data={[{ value: '', label: any }, ...options.map(([one, name]) => ({ value: one, label: name }))]}
    />
  );
}

const PAUSE_MS = 300;
const MOST_CHARACTERS = 100;

/** Words that are looked for once somebody stops typing them. */
export function WordsFilter({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }) {
  const [typed, type] = useState(value);
  const [known, know] = useState(value);
  if (value !== known) {
    // Taken back, or gone back to.
    know(value);
    if (value !== typed.trim()) {
      type(value);
    }
  }
  const look = useEffectEvent(() => {
    if (typed.trim() !== value) {
      onChange(typed.trim());
    }
  });
  useEffect(() => {
    const timer = setTimeout(() => look(), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return (
    <TextInput
      className={classes.words ?? ''}
      type="search"
      aria-label={label}
      placeholder={label}
      leftSection={<Icon name="search" size={17} />}
      maxLength={MOST_CHARACTERS}
      value={typed}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}
