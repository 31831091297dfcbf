import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { codeOf } from '../api/problem';
import { useTexts } from '../texts/language';
import { Icon, type IconName } from './Icon';
import classes from './States.module.css';

/** In place of a list that has nothing in it: says so, and what to do. */
export function Empty({ icon, title, children }: { icon: IconName; title: string; children?: ReactNode }) {
  return (
    <div className={classes.state}>
      <span className={classes.mark}>
        <Icon name={icon} size={28} />
      </span>
      <p className={classes.title}>{title}</p>
      {children && <div className={classes.words}>{children}</div>}
    </div>
  );
}

/** In place of a list that could not be read. */
export function Failed({ failure, onRetry }: { failure: unknown; onRetry: () => unknown }) {
  const texts = useTexts();
  return (
    <div className={classes.state} role="alert">
      <span className={classes.mark} data-bad>
        <Icon name="warning" size={28} />
      </span>
      <p className={classes.title}>{texts.common.notLoaded}</p>
      <div className={classes.words}>{texts.problem(codeOf(failure))}</div>
      <Button variant="default" leftSection={<Icon name="retry" size={16} />} onClick={() => void onRetry()}>
        {texts.common.retry}
      </Button>
    </div>
  );
}

/** What went wrong with something that was just tried, in words of its own where it has some for a code. */
export function Problem({ failure, words = {} }: { failure: unknown; words?: Record<string, string> | undefined }) {
  const texts = useTexts();
  const code = codeOf(failure);
  return failure ? (
    <p className={classes.problem} role="alert">
      <Icon name="warning" size={16} />
      {words[code] ?? texts.problem(code)}
    </p>
  ) : null;
}
