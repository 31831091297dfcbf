import { Button } from '@mantine/core';
import type { Conversation } from '../../../api/types';
import type { Texts } from '../../../texts/es';
import { useTexts } from '../../../texts/language';
import { Icon, type IconName } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { useNow, waited } from '../../../ui/time';
import { DueClock } from './DueClock';
import classes from './HandlerBar.module.css';
import type { Desk } from './useDesk';

/** Who speaks, whether the bot is silent, and the way to change that. */
export function HandlerBar({ conversation, isMine, desk }: { conversation: Conversation; isMine: boolean; desk: Desk }) {
  const { talk } = useTexts();
  return (
    <div className={classes.bar} data-kind={isMine ? 'MINE' : conversation.handler.kind}>
      <div className={classes.row}>
        <Standing conversation={conversation} isMine={isMine} />
        <div className={classes.buttons}>
          {!isMine && (
            <Button size="compact-sm" leftSection={<Icon name="hand" size={17} />} loading={desk.isTaking} onClick={desk.takeOver}>
              {talk.takeOver}
            </Button>
          )}
          {conversation.handler.kind !== 'BOT' && (
            <Button
              size="compact-sm"
              variant={isMine ? 'filled' : 'default'}
              leftSection={<Icon name="bot" size={17} />}
              loading={desk.isGivingBack}
              onClick={desk.handBack}
            >
              {talk.handBack}
            </Button>
          )}
        </div>
      </div>
      <Problem failure={desk.failure} />
      {desk.mayBeHeard && isMine && (
        <p className={classes.notice} role="status">
          {talk.mayBeHeard}
        </p>
      )}
    </div>
  );
}

function Standing({ conversation, isMine }: { conversation: Conversation; isMine: boolean }) {
  const texts = useTexts();
  const now = useNow();
  const { icon, title, hint } = standing(conversation, isMine, now, texts);
  return (
    <div className={classes.standing} role="status" aria-live="polite">
      <span className={classes.icon}>
        <Icon name={icon} size={22} />
      </span>
      <div>
        <p className={classes.title} aria-live="off">
          {title}
        </p>
        <div className={classes.hint}>
          <p>{hint}</p>
          {conversation.answerDue && (
            <span aria-live="off">
              <DueClock due={conversation.answerDue} />
            </span>
          )}
        </div>
      </div>
    </div>
  );
}

function standing(
  { handler, waitingSince }: Conversation,
  isMine: boolean,
  now: number,
  { talk }: Texts,
): { icon: IconName; title: string; hint: string } {
  const texts = talk.handler;
  if (isMine) {
    return { icon: 'muted', title: texts.mine, hint: texts.mineHint };
  }
  switch (handler.kind) {
    case 'BOT':
      return { icon: 'bot', title: texts.bot, hint: texts.botHint };
    case 'WAITING':
      return { icon: 'clock', title: texts.waiting(waited(waitingSince ?? handler.since ?? '', now)), hint: texts.waitingHint };
    case 'PERSON':
      return { icon: 'muted', title: texts.other(handler.name ?? texts.somebody), hint: texts.otherHint };
  }
}
