import type { Label } from '../../../api/types';
import classes from './LabelChip.module.css';

export function LabelChip({ label }: { label: Label }) {
  return (
    <span className={classes.chip} data-colour={label.colour}>
      {label.name}
    </span>
  );
}
