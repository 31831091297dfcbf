import { useMediaQuery } from '@mantine/hooks';
import { useState } from 'react';

const KEPT = 'recado.rail-folded';

/** Whether the side shows icons alone: always where there is little room, otherwise as chosen last. */
export function useFolded(): [isFolded: boolean, fold: (wish: boolean) => void, mayUnfold: boolean] {
  const hasRoom = useMediaQuery('(width >= 80rem)', true, { getInitialValueInEffect: false });
  const [wish, setWish] = useState(() => localStorage.getItem(KEPT) !== null);
  const fold = (folded: boolean) => {
    if (folded) {
      localStorage.setItem(KEPT, 'yes');
    } else {
      localStorage.removeItem(KEPT);
    }
    setWish(folded);
  };
  return [wish || !hasRoom, fold, hasRoom];
}
