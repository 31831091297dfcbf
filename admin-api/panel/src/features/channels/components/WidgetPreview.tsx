import { useEffect, useRef } from 'react';
import { Icon } from '../../../ui/Icon';
import { lettersOn } from './colour';
import { useChannelTexts } from './texts';
import classes from './WidgetPreview.module.css';

interface Look {
  title: string;
  colour: string;
  left: boolean;
  greeting: string | undefined;
}

/** The widget in small, as the owner is making it. */
export function WidgetPreview({ title, colour, left, greeting }: Look) {
  const texts = useChannelTexts();
  const stage = useRef<HTMLDivElement>(null);
  // The page's policy forbids style attributes, and allows what a script sets.
  useEffect(() => {
    stage.current?.style.setProperty('--colour', colour);
    stage.current?.style.setProperty('--letters', lettersOn(colour));
  }, [colour]);
  const name = title.trim() || texts.widget.firm;
  return (
    <figure className={classes.figure}>
      <figcaption className={classes.caption}>{texts.widget.preview}</figcaption>
      <div ref={stage} className={classes.stage} data-left={left} aria-hidden="true">
        <div className={classes.window}>
          <div className={classes.head}>
            <span className={classes.mark}>{String.fromCodePoint(name.codePointAt(0) ?? 32).toUpperCase()}</span>
            <div>
              <strong>{name}</strong>
              <small>{texts.widget.subtitle}</small>
            </div>
          </div>
          <p className={classes.theirs}>{greeting?.trim() || texts.widget.standard.es}</p>
          <p className={classes.own}>{texts.widget.question}</p>
        </div>
        <span className={classes.button}>
          <Icon name="webchat" size={24} />
        </span>
      </div>
    </figure>
  );
}
