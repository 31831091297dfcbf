import { useLayoutEffect, useRef, type ReactNode } from 'react';
import classes from './Segments.module.css';

/** One of a few, side by side. */
export function Segments<T extends string>({
  label,
  value,
  options,
  onChange,
}: {
  label: string;
  value: T;
  options: { value: T; name: ReactNode }[];
  onChange: (value: T) => void;
}) {
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => showChosen(row.current), [value]);
  return (
    <div ref={row} className={classes.segments} role="group" aria-label={label}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          aria-pressed={option.value === value}
          onClick={() => onChange(option.value)}
        >
          {option.name}
        </button>
      ))}
    </div>
  );
}

/** Where not all fit beside each other, the chosen one is in the middle; the page itself stays where it is. */
function showChosen(row: HTMLDivElement | null) {
  const chosen = row?.querySelector<HTMLElement>('[aria-pressed="true"]');
  if (row && chosen) {
    row.scrollLeft = chosen.offsetLeft - (row.clientWidth - chosen.offsetWidth) / 2;
  }
}
