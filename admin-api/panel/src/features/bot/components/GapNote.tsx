import type { LanguageGap } from '../../../api/types';
import { LANGUAGES, useTexts, type Language } from '../../../texts/language';
import { useQualityTexts } from '../qualityTexts';
import type { Sought } from './sought';
import { useShares } from './useShares';
import classes from './quality.module.css';

/** That one language trails another, maybe too far to be published, and where to mend it. */
export function GapNote({ gap, held, onSeek }: { gap: LanguageGap; held: boolean; onSeek: (sought: Sought) => void }) {
  const texts = useQualityTexts();
  const { sentences } = useTexts();
  const { percent, points } = useShares();
  const trailing = gap.trailing as Language;
  const title = held ? texts.apart : texts.behind;
  return (
    <section className={held ? classes.apart : classes.behind}>
      <h2 className={classes.title}>{title(LANGUAGES[trailing], LANGUAGES[gap.best as Language])}</h2>
      <p>
        {held
          ? texts.apartWords(points(gap.width), points(gap.allowed), points(gap.chance))
          : texts.behindWords(points(gap.width), points(gap.chance))}
      </p>
      <p>{texts.apartDo}</p>
      <ul className={classes.found}>
        {gap.weakest.map(({ intent, accuracy, usual, phrases }) => (
          <li key={intent}>
            <button type="button" className={classes.lead} onClick={() => onSeek({ intent, language: trailing })}>
              {texts.weakIntent(sentences.intents[intent] ?? intent, percent(accuracy), percent(usual), phrases)}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
