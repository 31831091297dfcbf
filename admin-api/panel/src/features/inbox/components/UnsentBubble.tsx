import { Button } from '@mantine/core';
import { codeOf } from '../../../api/problem';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { useProgress, type Draft, type Unsent } from '../api/send-message';
import { useInboxTexts } from '../texts';
import bubble from './Bubble.module.css';
import { FileCard, iconOf } from './bubbles/FileCard';
import { Words } from './bubbles/Words';
import classes from './UnsentBubble.module.css';

/** What was written here and is on its way, or did not get away. */
export function UnsentBubble({ unsent }: { unsent: Unsent }) {
  const texts = useTexts();
  const files = useInboxTexts();
  const { draft, failure, sendAgain, discard } = unsent;
  return (
    <article className={bubble.line} data-author="AGENT" aria-label={texts.common.you}>
      <div className={bubble.bubble} data-unsent>
        <p className={bubble.author}>
          <Icon name="person" size={13} />
          {texts.common.you}
        </p>
        {draft.file && <FileOnItsWay draft={draft} file={draft.file} isFailed={failure !== null} />}
        {draft.text && <Words text={draft.text} />}
        <p className={bubble.foot}>
          {failure ? texts.composer.failed : texts.composer.sending}
          <Icon name={failure ? 'warning' : 'clock'} size={13} />
        </p>
      </div>
      {failure && (
        <div className={classes.failure} role="alert">
          <p>{draft.file && codeOf(failure) === 'body-too-large' ? files.tooLarge : texts.problem(codeOf(failure))}</p>
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

function FileOnItsWay({ draft, file, isFailed }: { draft: Draft; file: File; isFailed: boolean }) {
  const files = useInboxTexts();
  const sent = useProgress(draft);
  return (
    <>
      <FileCard icon={iconOf(file.type)} name={file.name} sizeBytes={file.size} />
      {!isFailed && <progress className={classes.progress} value={sent} aria-label={files.progress} />}
    </>
  );
}
