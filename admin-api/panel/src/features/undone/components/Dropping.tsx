import { Button } from '@mantine/core';
import { useState } from 'react';
import { Wish } from '../../../ui/Wish';

interface Props {
  name: string;
  title: string;
  words: string;
  isPending: boolean;
  failure: unknown;
  onDrop: (whenDone: () => void) => void;
}

/** A button that gives something up, after it was asked whether that is meant. */
export function Dropping({ name, title, words, isPending, failure, onDrop }: Props) {
  const [isAsked, ask] = useState(false);
  const close = () => ask(false);
  return (
    <>
      <Button variant="default" onClick={() => ask(true)}>
        {name}
      </Button>
      {isAsked && (
        <Wish title={title} act={name} isGrave isPending={isPending} failure={failure} onAct={() => onDrop(close)} onClose={close}>
          <p>{words}</p>
        </Wish>
      )}
    </>
  );
}
