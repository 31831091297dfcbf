import type { Message, Turn } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import { Listing } from '../../../ui/Listing';
import { Empty } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { useMessages } from '../api/list-messages';
import { useTurns } from '../api/list-turns';
import { ActionEvent } from '../components/ActionEvent';
import { summaryOf } from '../components/names';
import { useTraceTexts } from './texts';
import classes from './TraceDialog.module.css';
import { UnderstoodLine } from './UnderstoodLine';

/** Why the bot did what it did in a conversation; loaded when somebody wants to know. */
export default function TraceDialog({ conversation, onClose }: { conversation: string; onClose: () => void }) {
  const texts = useTraceTexts();
  const messages = useMessages(conversation).data ?? [];
  return (
    <Dialog title={texts.title} size="wide" onClose={onClose}>
      <p className={classes.lead}>{texts.lead}</p>
      <Listing
        query={useTurns(conversation)}
        rowHeight="8rem"
        empty={
          <Empty icon="trace" title={texts.empty}>
            {texts.emptyHint}
          </Empty>
        }
      >
        {(turns) => (
          <ol className={classes.turns}>
            {turns.map((turn) => (
              <TurnCard key={turn.id} turn={turn} read={messages.filter(({ id }) => turn.messages.includes(id))} />
            ))}
          </ol>
        )}
      </Listing>
    </Dialog>
  );
}

function TurnCard({ turn, read }: { turn: Turn; read: Message[] }) {
  const all = useTexts();
  const texts = useTraceTexts();
  const language = useLanguage();
  return (
    <li className={classes.turn}>
      <p className={classes.head}>
        <time dateTime={turn.at}>{fullMoment(turn.at, language)}</time>
        <span>{all.sentences.languages[turn.language]}</span>
        {turn.doubt && <Tag tone="warn">{all.sentences.doubt[turn.doubt]}</Tag>}
      </p>
      {read.map((message) => (
        <p key={message.id} className={classes.words}>
          <q>{summaryOf(message.content, all)}</q>
        </p>
      ))}
      <ul className={classes.understood}>
        {turn.understood.map((one, index) => (
          <UnderstoodLine key={`${index} ${one.command}`} understood={one} />
        ))}
      </ul>
      <Readers turn={turn} />
      {turn.actions.length > 0 && (
        <>
          <h3 className={classes.name}>{texts.done}</h3>
          {turn.actions.map((action) => (
            <ActionEvent key={`${action.action} ${action.createdAt}`} action={action} />
          ))}
        </>
      )}
    </li>
  );
}

const MICROS = 1_000_000;

/** Who was asked what the words mean, in order, how long that took, and what it cost. */
function Readers({ turn: { asked, cost } }: { turn: Turn }) {
  const texts = useTraceTexts();
  const language = useLanguage();
  const tokens = cost.inputTokens + cost.outputTokens;
  const time = new Intl.NumberFormat(language, { style: 'unit', unit: 'millisecond' });
  const amount = new Intl.NumberFormat(language, { minimumFractionDigits: 2, maximumFractionDigits: 6 });
  return (
    <>
      {asked.length > 0 && (
        <p className={classes.asked}>
          {texts.asked}:{' '}
          {asked
            .map(({ reader, outcome, tookMillis }) => `${texts.readers[reader]} ${texts.outcomes[outcome]} ${texts.took(time.format(tookMillis))}`)
            .join(' → ')}
        </p>
      )}
      {tokens > 0 && (
        <p className={classes.asked}>
          {texts.cost(amount.format(cost.micros / MICROS))} · {texts.tokens(new Intl.NumberFormat(language).format(tokens))}
        </p>
      )}
    </>
  );
}
