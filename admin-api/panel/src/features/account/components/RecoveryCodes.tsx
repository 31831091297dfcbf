import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/language';
import classes from './FactorEnrolment.module.css';

/** To be copied or printed: they are not shown again. */
export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const { account: texts } = useTexts();
  const [isCopied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(codes.join('\n')).then(() => setCopied(true));
  return (
    <>
      <p>{texts.codesLead}</p>
      <ul className={classes.codes}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className={classes.buttons}>
        <Button variant="default" onClick={copy}>
          {isCopied ? texts.copied : texts.copy}
        </Button>
        <Button variant="default" onClick={() => window.print()}>
          {texts.print}
        </Button>
        <Button onClick={onDone}>{texts.done}</Button>
      </div>
    </>
  );
}
