import { useTexts } from '../../../../texts/language';
import classes from './bubbles.module.css';
import type { Kind } from './kinds';

export function ReactionContent({ content }: Kind<'reaction'>) {
  const texts = useTexts();
  return content.emoji ? (
    <p>
      <span className="out-of-sight">{texts.content.reacted} </span>
      <span className={classes.emoji}>{content.emoji}</span>
    </p>
  ) : (
    <p className={classes.small}>{texts.content.unreacted}</p>
  );
}
