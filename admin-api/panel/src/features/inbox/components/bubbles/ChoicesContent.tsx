import { useTexts } from '../../../../texts/language';
import classes from './bubbles.module.css';
import type { Kind } from './kinds';
import { Words } from './Words';

export function ChoicesContent({ content }: Kind<'choices'>) {
  const texts = useTexts();
  return (
    <>
      <Words text={content.body} />
      <ul className={classes.options} aria-label={texts.content.options}>
        {content.options.map((option) => (
          <li key={option}>{option}</li>
        ))}
      </ul>
    </>
  );
}
