import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useConversationId } from './conversation';

export interface Shown {
  href: string;
  name: string;
  sizeBytes: number | null | undefined;
  isSticker: boolean;
  caption: string | null | undefined;
}

/**
 * Whether an element could load what it shows. It asks by itself and cannot renew a sign-in that has run out: so once, all is
 * asked for again, the transcript first, which renews it.
 */
export function useShown() {
  const queries = useQueryClient();
  const conversation = useConversationId();
  const [attempt, setAttempt] = useState(0);
  const [isFailed, setFailed] = useState(false);
  const again = async () => {
    await queries.refetchQueries({ queryKey: ['conversations', conversation, 'messages'] });
    setFailed(false);
    setAttempt((before) => before + 1);
  };
  const fail = () => {
    if (attempt === 0) {
      void again();
    } else {
      setFailed(true);
    }
  };
  return { attempt, isFailed, fail, again };
}
