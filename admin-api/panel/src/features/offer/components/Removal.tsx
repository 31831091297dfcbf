import { Button } from '@mantine/core';
import { useState } from 'react';
import { useTexts } from '../../../texts/language';
import { Problem } from '../../../ui/States';

interface Props {
  remove: { mutate: (wish: undefined, then: { onSuccess: () => void }) => void; isPending: boolean; error: unknown };
  onClose: () => void;
}

/** Asks once more where it stands, and says there what is in the way. */
export function Removal({ remove, onClose }: Props) {
  const { replies } = useTexts();
  const [isAsked, ask] = useState(false);
  return (
    <>
      <Problem failure={remove.error} />
      <Button
        color="red.8"
        variant={isAsked ? 'filled' : 'subtle'}
        {...(isAsked ? {} : { c: 'var(--bad)' })}
        loading={remove.isPending}
        onClick={() => (isAsked ? remove.mutate(undefined, { onSuccess: onClose }) : ask(true))}
      >
        {isAsked ? replies.reallyRemove : replies.remove}
      </Button>
    </>
  );
}
