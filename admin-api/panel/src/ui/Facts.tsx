import type { ReactNode } from 'react';
import classes from './Facts.module.css';

interface Props {
  facts: [name: string, value: ReactNode][];
  /** Values beside their names, where they are short. */
  isBeside?: boolean;
}

/** Names and values below each other; what is not known is left out. */
export function Facts({ facts, isBeside = false }: Props) {
  return (
    <dl className={classes.facts} data-beside={isBeside}>
      {facts
        .filter(([, value]) => value !== null && value !== undefined && value !== '')
        .map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}
