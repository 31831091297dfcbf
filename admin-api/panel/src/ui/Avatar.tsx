import type { ReactNode } from 'react';
import classes from './Avatar.module.css';

const TINTS = 6;

/** Somebody as initials on a colour that stays theirs. */
export function Avatar({ id, name, size = 40, children }: { id: string; name: string; size?: number; children?: ReactNode }) {
  return (
    <span className={classes.frame} aria-hidden="true">
      <span className={classes.face} data-tint={tint(id)} data-size={size >= 40 ? 'large' : 'small'}>
        {initials(name)}
      </span>
      {children && <span className={classes.badge}>{children}</span>}
    </span>
  );
}

function initials(name: string): string {
  const words = name.split(/[\s-]+/).filter(Boolean);
  const chosen = [words[0] ?? '', words.length > 1 ? (words.at(-1) ?? '') : ''];
  return chosen.map((word) => Array.from(word)[0] ?? '').join('').toUpperCase();
}

function tint(id: string): number {
  return Array.from(id).reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7) % TINTS;
}
