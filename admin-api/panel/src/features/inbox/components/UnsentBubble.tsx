import { Button } from '@mantine/core';
import { codeOf } from '../../../api/problem';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import type { Unsent } from '../api/send-message';
import bubble from './Bubble.module.css';
import { Words } from './bubbles/Words';
import classes from './UnsentBubble.module.css';

/** What was written here and is on its way, or did not get away. */
export function UnsentBubble({ unsent }: { unsent: Unsent }) {
  const texts = useTexts();
  const { draft, failure, sendAgain, discard } = unsent;
  return (
    <article className={bubble.line} data-author="AGENT" aria-label={texts.common.you}>
      <div className={bubble.bubble} data-unsent>
        <p className={bubble.author}>
          <Icon name="person" size={13} />
          {texts.common.you}
        </p>
        <Words text={draft.text} />
        <p className={bubble.foot}>
          {failure ? texts.composer.failed : texts.composer.sending}
          <Icon name={failure ? 'warning' : 'clock'} size={13} />
        </p>
      </div>
      {failure && (
        <div className={classes.failure} role="alert">
          <p>{texts.problem(codeOf(failure))}</p>
          <Button size="compact-sm" variant="default" onClick={sendAgain}>
            {texts.composer.sendAgain}
          </Button>
          <Button size="compact-sm" variant="subtle" color="gray" onClick={discard}>
            {texts.composer.discard}
          </Button>
        </div>
      )}
    </article>
  );
}
