import { useTexts } from '../../../../texts/language';
import classes from './bubbles.module.css';
import { ContentView } from './ContentView';
import type { Kind } from './kinds';

export function EditedContent({ content }: Kind<'edited'>) {
  const texts = useTexts();
  return (
    <>
      <p className={classes.label}>{texts.content.edited}</p>
      <ContentView content={content.content} />
    </>
  );
}
