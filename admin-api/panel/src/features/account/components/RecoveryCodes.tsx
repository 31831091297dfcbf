import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import classes from './FactorEnrolment.module.css';
import { useAccountTexts } from '../texts';

/** To be copied or printed: they are not shown again. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const texts = useAccountTexts();
  const clipboard = useClipboard({ timeout: 2_500 });
  return (
    <>
      <p>{texts.codesLead}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <Button variant="default" onClick={() => clipboard.copy(codes.join('\n'))}>
          {clipboard.copied ? texts.copied : texts.copy}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {texts.print}
        </Button>
        <Button onClick={onDone}>{texts.done}</Button>
      </div>
    </>
  );
}
