import { useTexts } from '../../../../texts/language';
import { Icon } from '../../../../ui/Icon';
import classes from './bubbles.module.css';
import type { Kind } from './kinds';
import { Words } from './Words';

export function TemplateContent({ content }: Kind<'template'>) {
  const texts = useTexts();
  return (
    <>
      <p className={classes.label}>
        <Icon name="template" size={14} />
        {texts.content.template(content.name)}
      </p>
      <Words text={content.body} />
    </>
  );
}
