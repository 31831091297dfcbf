import { useWaitingCount } from '../api/list-waiting';

/** How many wait for a person; nothing when nobody does. */
export function WaitingCount() {
  const count = useWaitingCount();
  return count > 0 ? <>{count}</> : null;
}
