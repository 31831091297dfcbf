import type { Ticks } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import classes from './TickMark.module.css';

/** How far a message of ours came: a clock, one tick, two, two filled; a cross where it did not. */
export function TickMark({ ticks }: { ticks: Ticks }) {
  const { talk } = useTexts();
  return (
    <span className={classes.mark} data-ticks={ticks} role="img" aria-label={talk.ticks[ticks]} title={talk.ticks[ticks]}>
      <Mark ticks={ticks} />
    </span>
  );
}

function Mark({ ticks }: { ticks: Ticks }) {
  switch (ticks) {
    case 'WAITING':
      return <Icon name="clock" size={13} />;
    case 'FAILED':
      return <Icon name="warning" size={13} />;
    case 'WITHDRAWN':
      return <Icon name="back" size={13} />;
    case 'SENT':
      return <Icon name="check" size={13} />;
    case 'DELIVERED':
    case 'READ':
      return (
        <>
          <Icon name="check" size={13} />
          <Icon name="check" size={13} />
        </>
      );
  }
}
