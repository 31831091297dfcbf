import { Button } from '@mantine/core';
import { useState } from 'react';
import { Problem } from '../../../ui/States';
import { useCustomerTexts } from '../texts';
import classes from './Customers.module.css';

interface Props {
  what: string;
  /** What is over then. */
  hint: string;
  removal: { mutate: (nothing: undefined, then: { onSuccess: () => void }) => void; isPending: boolean; error: unknown };
  onDone: () => void;
}

/** Asks once more where it stands, and says what is over then. */
export function Removal({ what, hint, removal, onDone }: Props) {
  const texts = useCustomerTexts();
  const [isAsked, ask] = useState(false);
  return (
    <>
      {isAsked && <p className={classes.hint}>{hint}</p>}
      <Problem failure={removal.error} />
      <Button
        color="red.8"
        variant={isAsked ? 'filled' : 'subtle'}
        {...(isAsked ? {} : { c: 'var(--bad)' })}
        loading={removal.isPending}
        onClick={() => (isAsked ? removal.mutate(undefined, { onSuccess: onDone }) : ask(true))}
      >
        {isAsked ? texts.reallyRemove : what}
      </Button>
    </>
  );
}
