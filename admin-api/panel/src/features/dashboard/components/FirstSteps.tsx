import { Button } from '@mantine/core';
import { Link } from 'wouter';
import { Icon } from '../../../ui/Icon';
import { useDashboardTexts } from '../texts';
import classes from './FirstSteps.module.css';
import type { Step } from './useFirstSteps';

/** The way from an empty firm to one that answers its customers, each step with the page where it is taken. */
export function FirstSteps({ steps, onHide }: { steps: Step[]; onHide: () => void }) {
  const { steps: texts } = useDashboardTexts();
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <section className={classes.steps} aria-label={texts.title}>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>{texts.title}</h2>
          <p className={classes.quiet}>{texts.progress(done, steps.length)}</p>
        </div>
        <Button variant="subtle" color="gray" size="compact-sm" onClick={onHide}>
          {texts.hide}
        </Button>
      </header>
      <ol className={classes.list}>
        {steps.map((step) => (
          <li key={step.name}>
            <OneStep step={step} />
          </li>
        ))}
      </ol>
    </section>
  );
}

function OneStep({ step: { name, to, isDone } }: { step: Step }) {
  const { steps: texts } = useDashboardTexts();
  const [title, words] = texts.all[name];
  return (
    <Link to={to} className={classes.step} data-done={isDone}>
      {isDone ? (
        <span className={classes.mark} role="img" aria-label={texts.done}>
          <Icon name="check" size={16} />
        </span>
      ) : (
        <span className={classes.mark} />
      )}
      <span className={classes.words}>
        <span className={classes.name}>{title}</span>
        <span className={classes.quiet}>{words}</span>
      </span>
      <Icon name="right" size={18} />
    </Link>
  );
}
