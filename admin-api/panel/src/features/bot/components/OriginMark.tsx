import type { BotOrigin } from '../../../api/types';
import { useBotTexts } from '../texts';
import classes from './bot.module.css';

/** Says of what is not as it comes whose it is. */
export function OriginMark({ origin }: { origin: BotOrigin }) {
  const bot = useBotTexts();
  return origin === 'SHIPPED' ? null : <span className={classes.mark}>{bot.origins[origin]}</span>;
}
