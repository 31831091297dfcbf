import type { ReactNode } from 'react';
import type { LanguageFigures } from '../../../api/types';
import { useTexts, type Language } from '../../../texts/language';
import { useQualityTexts } from '../qualityTexts';
import type { Sought } from './sought';
import { useShares } from './useShares';
import classes from './quality.module.css';

interface Findings {
  figures: LanguageFigures;
  onSeek: (sought: Sought) => void;
}

/** What is worth a look in one language; each leads to where it is mended. */
export function LanguageFindings({ figures, onSeek }: Findings) {
  return (
    <div className={classes.findings}>
      <Confusions figures={figures} onSeek={onSeek} />
      <Misplaced figures={figures} onSeek={onSeek} />
      <Weak figures={figures} onSeek={onSeek} />
      <Intents figures={figures} onSeek={onSeek} />
    </div>
  );
}

function Confusions({ figures, onSeek }: Findings) {
  const texts = useQualityTexts();
  const name = useIntentNames();
  const { percent } = useShares();
  return (
    <Finding title={texts.mistaken} hint={texts.mistakenHint}>
      {figures.confusions.map(({ label, takenFor, messages, share, example }) => (
        <Row
          key={`${label} ${takenFor}`}
          onSeek={() => onSeek({ intent: label, language: figures.language as Language, phrase: example })}
          note={`${texts.times(messages, percent(share))} · ${texts.example(example)}`}
        >
          {texts.confusion(name(label), name(takenFor))}
        </Row>
      ))}
    </Finding>
  );
}

function Misplaced({ figures, onSeek }: Findings) {
  const texts = useQualityTexts();
  const name = useIntentNames();
  const { percent } = useShares();
  return (
    <Finding title={texts.misplaced} hint={texts.misplacedHint}>
      {figures.labelErrors.map(({ label, suggested, phrase, probability }) => (
        <Row
          key={`${label} ${phrase}`}
          onSeek={() => onSeek({ intent: label, language: figures.language as Language, phrase })}
          note={texts.stands(name(label), name(suggested), percent(probability))}
        >
          <q lang={figures.language}>{phrase}</q>
        </Row>
      ))}
    </Finding>
  );
}

function Weak({ figures, onSeek }: Findings) {
  const texts = useQualityTexts();
  const name = useIntentNames();
  const { percent } = useShares();
  return (
    <Finding title={texts.weak} hint={texts.weakHint}>
      {figures.weakPhrases.map(({ label, phrase, probability }) => (
        <Row
          key={`${label} ${phrase}`}
          onSeek={() => onSeek({ intent: label, language: figures.language as Language, phrase })}
          note={texts.belongs(name(label), percent(probability))}
        >
          <q lang={figures.language}>{phrase}</q>
        </Row>
      ))}
    </Finding>
  );
}

/** The worst first; those that were not tested last. */
function Intents({ figures, onSeek }: Findings) {
  const texts = useQualityTexts();
  const name = useIntentNames();
  const { percent } = useShares();
  const sorted = figures.intents.toSorted((one, other) => (one.accuracy ?? 2) - (other.accuracy ?? 2));
  return (
    <section className={classes.finding}>
      <h3 className={classes.title}>{texts.byIntent}</h3>
      <table className={classes.table}>
        <thead>
          <tr>
            <th scope="col">{texts.intent}</th>
            <th scope="col">{texts.phrases}</th>
            <th scope="col">{texts.accuracy}</th>
          </tr>
        </thead>
        <tbody>
          {sorted.map(({ intent, phrases, accuracy }) => (
            <tr key={intent}>
              <th scope="row">
                <button type="button" className={classes.plain} onClick={() => onSeek({ intent, language: figures.language as Language })}>
                  {name(intent)}
                </button>
              </th>
              <td>{phrases}</td>
              <td>{accuracy === null || accuracy === undefined ? texts.notJudged : percent(accuracy)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Finding({ title, hint, children }: { title: string; hint: string; children: ReactNode[] }) {
  const texts = useQualityTexts();
  return (
    <section className={classes.finding}>
      <h3 className={classes.title}>{title}</h3>
      <p className={classes.quiet}>{children.length === 0 ? texts.nothing : hint}</p>
      <ul className={classes.found}>{children}</ul>
    </section>
  );
}

function Row({ note, children, onSeek }: { note: string; children: ReactNode; onSeek: () => void }) {
  const texts = useQualityTexts();
  return (
    <li>
      <button type="button" className={classes.lead} title={texts.mend} onClick={onSeek}>
        <span>{children}</span>
        <span className={classes.quiet}>{note}</span>
      </button>
    </li>
  );
}

function useIntentNames() {
  const { sentences } = useTexts();
  return (intent: string) => sentences.intents[intent] ?? intent;
}
