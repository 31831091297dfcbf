import type { Connection } from '../../../api/types';
import { useNow, waited } from '../../../ui/time';
import classes from './ConnectionsPage.module.css';
import { isPayment } from './kinds';
import { useConnectionTexts, type ConnectionTexts } from './texts';

/** What there is to know of a connection, a line each. */
export function ConnectionFacts({ connection }: { connection: Connection }) {
  const texts = useConnectionTexts();
  const now = useNow();
  return facts(connection, texts, now).map((fact) => (
    <p key={fact} className={classes.small}>
      {fact}
    </p>
  ));
}

function facts(connection: Connection, texts: ConnectionTexts, now: number): string[] {
  const { kind, state, types, webhook, live, showsInChat } = connection;
  return [
    kind === 'WEBHOOK' && (types.length === 0 ? texts.allEvents : texts.events(types.join(', '))),
    webhook && `${texts.hook}: ${webhook}`,
    live === false && texts.test,
    used(connection, texts, now),
    showsInChat && texts.inChat,
    state === 'PAUSED' && (isPayment(kind) ? texts.pausedPayments : texts.paused),
    trouble(connection, texts, now),
  ].filter((fact) => typeof fact === 'string');
}

function used({ kind, usedAt }: Connection, texts: ConnectionTexts, now: number) {
  if (isPayment(kind)) {
    return usedAt ? texts.heard(waited(usedAt, now)) : texts.unheard;
  }
  return usedAt && texts.used(waited(usedAt, now));
}

/** Why an account is paused nobody asks: its owner did it. */
function trouble({ kind, state, code, since }: Connection, texts: ConnectionTexts, now: number) {
  if (!code || (state === 'PAUSED' && isPayment(kind))) {
    return undefined;
  }
  const said = texts.codes[code] ?? `${texts.code(code)}.`;
  return state === 'FAILING' && since ? `${said} ${texts.since(waited(since, now))}` : said;
}
