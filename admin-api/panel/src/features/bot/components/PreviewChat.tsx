import { Button, TextInput } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { Pretended, PreviewConversation, PreviewLine } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Icon } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { usePreview } from '../api/play-preview';
import { useBotTexts } from '../texts';
import classes from './bot.module.css';

type Ending = Pretended['ending'];

const ENDINGS: Ending[] = ['SUCCEEDS', 'REFUSES', 'AWAY'];

/** A conversation with the draft. It is played from its beginning each time, and nothing is done. */
export function PreviewChat({ language }: { language: PreviewConversation['language'] }) {
  const bot = useBotTexts();
  const preview = usePreview();
  const [messages, setMessages] = useState<PreviewConversation['messages']>([]);
  const [pretended, setPretended] = useState<Pretended[]>([]);
  const [lines, setLines] = useState<PreviewLine[]>([]);
  const [text, setText] = useState('');
  const end = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (lines.length > 0) {
      end.current?.scrollIntoView({ block: 'nearest' });
    }
  }, [lines.length]);

  const play = (said: typeof messages, pretending = pretended, whenPlayed?: () => void) => {
    if (preview.isPending) {
      return;
    }
    preview.mutate(
      { language, messages: said, pretended: pretending },
      {
        onSuccess: (played) => {
          setMessages(said);
          setPretended(pretending);
          setLines(played.lines);
          whenPlayed?.();
        },
      },
    );
  };
  const say = (words: string, option: string | null, whenPlayed?: () => void) =>
    play([...messages, { text: words, option }], pretended, whenPlayed);
  const pretend = (name: string, ending: Ending) => {
    const others = pretended.filter((one) => one.name !== name);
    play(messages, ending === 'SUCCEEDS' ? others : [...others, { name, ending, reason: null }]);
  };
  const begin = () => {
    preview.reset();
    setMessages([]);
    setPretended([]);
    setLines([]);
    setText('');
  };
  return (
    <section className={classes.panel}>
      <header className={classes.head}>
        <div>
          <h2 className={classes.title}>{bot.trial.preview}</h2>
          <p className={classes.quiet}>{bot.trial.previewHint}</p>
        </div>
        <Button variant="default" disabled={messages.length === 0} onClick={begin}>
          {bot.trial.again}
        </Button>
      </header>
      <div className={classes.chat} role="log" aria-label={bot.trial.preview} tabIndex={0}>
        {lines.length === 0 && <p className={classes.quiet}>{bot.trial.empty}</p>}
        {lines.map((line, place) => (
          <Line key={place} line={line} isLast={place === lines.length - 1} onTap={say} onPretend={pretend} />
        ))}
        <div ref={end} />
      </div>
      <Problem failure={preview.error} />
      <form
        className={classes.inline}
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) {
            say(text.trim(), null, () => setText(''));
          }
        }}
      >
        <TextInput
          aria-label={bot.trial.asCustomer}
          placeholder={bot.trial.asCustomer}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Button type="submit" loading={preview.isPending}>
          {bot.trial.send}
        </Button>
      </form>
    </section>
  );
}

function Line({
  line,
  isLast,
  onTap,
  onPretend,
}: {
  line: PreviewLine;
  isLast: boolean;
  onTap: (words: string, option: string) => void;
  onPretend: (name: string, ending: Ending) => void;
}) {
  const bot = useBotTexts();
  const { details } = useTexts();
  switch (line.speaker) {
    case 'CUSTOMER':
      return <p className={classes.customer}>{line.text}</p>;
    case 'BOT':
      return (
        <div className={classes.said}>
          <p>{line.text}</p>
          {line.buttons.length > 0 && (
            <div className={classes.buttons}>
              {line.buttons.map(({ option, title }) => (
                <button key={option} type="button" disabled={!isLast} onClick={() => onTap(title, option)}>
                  {title}
                </button>
              ))}
            </div>
          )}
        </div>
      );
    case 'ACTION':
    case 'LOOKUP':
      return (
        <div className={classes.pretended}>
          <Icon name={line.speaker === 'ACTION' ? 'receipt' : 'search'} size={16} />
          <span>
            <b>{bot.trial.notDone}</b> {details.names[line.text] ?? line.text}
          </span>
          <select
            className={classes.ending}
            aria-label={bot.trial.endingOf(line.text)}
            value={line.ending ?? 'SUCCEEDS'}
            onChange={(event) => onPretend(line.text, event.currentTarget.value as Ending)}
          >
            {ENDINGS.map((ending) => (
              <option key={ending} value={ending}>
                {bot.trial.endings[line.speaker === 'ACTION' ? 'ACTION' : 'LOOKUP'][ending]}
              </option>
            ))}
          </select>
        </div>
      );
    case 'PERSON':
      return <p className={classes.event}>{bot.trial.person}</p>;
    case 'KNOWLEDGE':
      return <p className={classes.event}>{bot.trial.knowledge}</p>;
  }
}
