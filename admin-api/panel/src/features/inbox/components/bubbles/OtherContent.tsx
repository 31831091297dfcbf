import { useTexts } from '../../../../texts/language';
import classes from './bubbles.module.css';
import type { Kind } from './kinds';

export function OtherContent({ content }: Kind<'other'>) {
  const texts = useTexts();
  return (
    <>
      <p className={classes.label}>{texts.content.other[content.kind] ?? content.kind}</p>
      {content.detail && <p className={classes.small}>{content.detail}</p>}
    </>
  );
}
