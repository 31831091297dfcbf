import type { Turn } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { useTraceTexts } from './texts';
import classes from './TraceDialog.module.css';

/** Below it, a reading is worth a look. */
const SURE = 0.75;

/** One thing that was understood: what, how surely, by whom, and from which words. */
export function UnderstoodLine({ understood }: { understood: Turn['understood'][number] }) {
  const texts = useTraceTexts();
  const { sentences } = useTexts();
  const language = useLanguage();
  const { command, subject, value, confidence, decidedBy, evidence } = understood;
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(confidence);
  // What a button is called by programs says nothing to people; its words stand above.
  const named = command === 'CHOOSE' ? null : subject;
  const what = [named && (sentences.intents[named] ?? named.replaceAll('_', ' ')), value].filter(Boolean).join(' = ');
  return (
    <li className={classes.line}>
      <p>
        <b>{texts.commands[command]}</b>
        {what && <>: {what}</>}
      </p>
      <p className={classes.facts}>
        <meter className={classes.meter} min={0} max={1} low={SURE} optimum={1} value={confidence} aria-label={texts.sure(percent)} />
        <span>{texts.sure(percent)}</span>
        <span>{texts.by[decidedBy]}</span>
        {evidence && (
          <span>
            {texts.evidence}: <q>{evidence}</q>
          </span>
        )}
      </p>
    </li>
  );
}
