import { useTexts } from '../../../../texts/language';
import classes from './bubbles.module.css';
import type { Kind } from './kinds';

/** What somebody tapped; a channel may not say any more how it was called. */
export function ChoiceContent({ content }: Kind<'choice'>) {
  const texts = useTexts();
  return (
    <p>
      <span className="out-of-sight">{texts.content.tapped} </span>
      <span className={classes.tapped}>{content.title || texts.content.untitled}</span>
    </p>
  );
}
