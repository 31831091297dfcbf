import { Switch } from '@mantine/core';
import { canNotify, useNotifications, useShowsWords } from '../../../ui/notifications';
import { useAccountTexts } from '../texts';
import classes from './AccountPage.module.css';

/** What this browser tells while one looks elsewhere. */
export function NotificationsPart() {
  const { notifications: texts } = useAccountTexts();
  const { isOn, isDenied, turn } = useNotifications();
  const [showsWords, showWords] = useShowsWords();
  return (
    <section className={classes.part}>
      <h2>{texts.title}</h2>
      <p className={classes.lead}>{canNotify() ? texts.lead : texts.none}</p>
      {canNotify() && (
        <div className={classes.form}>
          <Switch
            label={texts.here}
            description={isDenied ? texts.denied : undefined}
            checked={isOn}
            disabled={isDenied}
            onChange={(event) => turn(event.currentTarget.checked)}
          />
          <Switch
            label={texts.words}
            description={texts.wordsHint}
            checked={showsWords}
            disabled={!isOn}
            onChange={(event) => showWords(event.currentTarget.checked)}
          />
        </div>
      )}
    </section>
  );
}
