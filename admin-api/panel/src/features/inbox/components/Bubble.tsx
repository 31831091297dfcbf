import type { Message } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { clock, fullMoment } from '../../../ui/time';
import classes from './Bubble.module.css';
import { ContentView } from './bubbles/ContentView';
import { InMessage } from './bubbles/conversation';
import { TickMark } from './TickMark';

/** One line of a conversation: whose, what, when, and how far it came. */
export function Bubble({ message, speaker }: { message: Message; speaker: string | undefined }) {
  const { talk } = useTexts();
  const language = useLanguage();
  const { author, at, content, ticks, failure } = message;
  const isGone = ticks === 'WITHDRAWN' || ticks === 'FAILED';
  return (
    <article className={classes.line} data-author={author} data-gone={isGone} aria-label={speaker ?? talk.author[author]}>
      <div className={classes.bubble}>
        {author !== 'CUSTOMER' && (
          <p className={classes.author}>
            <Icon name={author === 'BOT' ? 'bot' : author === 'NOTE' ? 'note' : 'person'} size={13} />
            {author === 'NOTE' ? `${talk.author.NOTE}${speaker ? ` · ${speaker}` : ''}` : (speaker ?? talk.author[author])}
          </p>
        )}
        <InMessage value={message}>
          <ContentView content={content} />
        </InMessage>
        <p className={classes.foot}>
          <time dateTime={at} title={fullMoment(at, language)}>
            {clock(at, language)}
          </time>
          {ticks && <TickMark ticks={ticks} />}
        </p>
      </div>
      {ticks === 'FAILED' && <p className={classes.failure}>{talk.failure[failure ?? ''] ?? talk.failureCode(failure ?? '?')}</p>}
      {ticks === 'WITHDRAWN' && <p className={classes.withdrawn}>{talk.ticks.WITHDRAWN}</p>}
    </article>
  );
}
