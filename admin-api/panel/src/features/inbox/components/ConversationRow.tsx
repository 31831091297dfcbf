import { Link } from 'wouter';
import type { Conversation } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { useLabels } from '../../../api/queries/list-labels';
import { Avatar } from '../../../ui/Avatar';
import { CHANNEL_ICON, CHANNEL_NAME } from '../../../ui/channels';
import { Icon } from '../../../ui/Icon';
import { fullMoment, shortMoment, useNow } from '../../../ui/time';
import classes from './ConversationRow.module.css';
import { DueClock } from './DueClock';
import { LabelChip } from './LabelChip';
import { nameOf, summaryOf } from './names';
import { waitedRoughly, WaitingClock } from './WaitingClock';

export function ConversationRow({
  conversation,
  me,
  isSelected,
}: {
  conversation: Conversation;
  me: string;
  isSelected: boolean;
}) {
  const texts = useTexts();
  const name = nameOf(conversation, texts);
  const { unread, waitingSince, answerDue } = conversation;
  return (
    <li>
      <Link
        to={`/inbox/${conversation.id}${location.search}`}
        className={classes.row}
        aria-current={isSelected ? 'true' : undefined}
        data-unread={unread > 0}
      >
        <Avatar id={conversation.contact} name={name}>
          <Icon name={CHANNEL_ICON[conversation.channelKind]} size={13} />
        </Avatar>
        <span className={classes.middle}>
          <span className={classes.line}>
            <span className={classes.name}>{name}</span>
            <span className="out-of-sight">{CHANNEL_NAME[conversation.channelKind]}</span>
            <Moment conversation={conversation} />
          </span>
          <span className={classes.line}>
            <LastWords conversation={conversation} me={me} />
            {unread > 0 && (
              <>
                <span className={classes.unread} aria-hidden="true">
                  {unread > 99 ? '99+' : unread}
                </span>
                <span className="out-of-sight">{texts.inbox.unread(unread)}</span>
              </>
            )}
          </span>
          <span className={`${classes.line ?? ''} ${classes.foot ?? ''}`}>
            <Handled conversation={conversation} me={me} />
            <span className={classes.clocks}>
              {waitingSince && conversation.handler.kind !== 'WAITING' && <WaitingClock since={waitingSince} />}
              {answerDue && <DueClock due={answerDue} />}
            </span>
          </span>
          <RowLabels ids={conversation.labels} />
        </span>
      </Link>
    </li>
  );
}

function RowLabels({ ids }: { ids: string[] }) {
  const labels = (useLabels().data ?? []).filter(({ id }) => ids.includes(id));
  return labels.length === 0 ? null : (
    <span className={classes.labels}>
      {labels.map((label) => (
        <LabelChip key={label.id} label={label} />
      ))}
    </span>
  );
}

function Moment({ conversation: { last, lastHeardAt } }: { conversation: Conversation }) {
  const language = useLanguage();
  const now = useNow();
  const at = last?.at ?? lastHeardAt;
  return at ? (
    <time className={classes.moment} dateTime={at} title={fullMoment(at, language)}>
      {shortMoment(at, now, language)}
    </time>
  ) : null;
}

function LastWords({ conversation: { last, found, handler }, me }: { conversation: Conversation; me: string }) {
  const texts = useTexts();
  if (found) {
    return <FoundWords found={found} />;
  }
  if (!last) {
    return <span className={classes.last} />;
  }
  const speaker = {
    CUSTOMER: '',
    BOT: `${texts.inbox.bot}: `,
    NOTE: `${texts.inbox.note}: `,
    AGENT: handler.person === me ? `${texts.common.you}: ` : handler.name ? `${handler.name}: ` : '',
  }[last.author];
  return (
    <span className={classes.last}>
      {speaker && <span className={classes.speaker}>{speaker}</span>}
      {summaryOf(last.content, texts)}
    </span>
  );
}

/** The line that was looked for, in place of the last one. */
function FoundWords({ found: { at, stretches } }: { found: NonNullable<Conversation['found']> }) {
  const language = useLanguage();
  return (
    <span className={classes.found} title={fullMoment(at, language)}>
      {stretches.map(({ text, hit }, place) => (hit ? <mark key={place}>{text}</mark> : <span key={place}>{text}</span>))}
    </span>
  );
}

function Handled({ conversation: { handler, waitingSince }, me }: { conversation: Conversation; me: string }) {
  const { inbox, common } = useTexts();
  const now = useNow();
  const icon = { BOT: 'bot', WAITING: 'clock', PERSON: 'person' } as const;
  const name = handler.kind === 'PERSON' && handler.person === me ? common.you : handler.name;
  return (
    <span className={classes.handled} data-kind={handler.kind}>
      <Icon name={icon[handler.kind]} size={14} />
      <span className={classes.handler}>
        {handler.kind === 'PERSON' ? (name ?? inbox.handledBy.PERSON) : inbox.handledBy[handler.kind]}
        {handler.kind === 'WAITING' && waitingSince && ` ${waitedRoughly(waitingSince, now)}`}
      </span>
    </span>
  );
}
