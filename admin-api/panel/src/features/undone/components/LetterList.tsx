import { Button } from '@mantine/core';
import { useState } from 'react';
import { Link } from 'wouter';
import { useChannels } from '../../../api/queries/list-channels';
import type { Letter } from '../../../api/types';
import { useLanguage, useTexts } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { CHANNEL_NAME } from '../../../ui/channels';
import { ChoiceFilter, Filters } from '../../../ui/Filters';
import { Listing } from '../../../ui/Listing';
import { Empty, Problem } from '../../../ui/States';
import { Tag } from '../../../ui/Tag';
import { fullMoment } from '../../../ui/time';
import { useFilter } from '../../../ui/useFilter';
import { Wish } from '../../../ui/Wish';
import { useDropLetter } from '../api/drop-letter';
import { useDropLetters } from '../api/drop-letters';
import { useLetters, type LetterFilter } from '../api/list-letters';
import { useReplayLetter } from '../api/replay-letter';
import { useReplayLetters } from '../api/replay-letters';
import { useUndoneTexts } from '../texts';
import { Dropping } from './Dropping';

/** Messages that were given up, the latest first; what is chosen above holds for the buttons, too. */
export function LetterList() {
  const texts = useUndoneTexts();
  const search = useFilter();
  const filter: LetterFilter = { channel: search.get('channel'), code: search.get('code') };
  const isNarrowed = filter.channel !== undefined || filter.code !== undefined;
  const letters = useLetters(filter);
  const found = letters.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section aria-label={texts.letters}>
      <LetterFilters filter={filter} found={found} onChange={search.set} />
      <InBulk filter={filter} isEmpty={found.length === 0} />
      <Listing query={letters} empty={<Empty icon="check" title={isNarrowed ? texts.noLettersFound : texts.noLetters} />}>
        {(items) => (
          <ul className={cards.list}>
            {items.map((letter) => (
              <LetterCard key={letter.id} letter={letter} />
            ))}
          </ul>
        )}
      </Listing>
    </section>
  );
}

/** What is known of a code; others are the channel's own. */
function useCodeName(): (code: string) => string {
  const { talk } = useTexts();
  const texts = useUndoneTexts();
  return (code) => talk.failure[code] ?? texts.codeName(code);
}

interface FilterProps {
  filter: LetterFilter;
  found: Letter[];
  onChange: (change: Record<string, string | undefined>) => void;
}

function LetterFilters({ filter, found, onChange }: FilterProps) {
  const texts = useUndoneTexts();
  const nameOf = useCodeName();
  const channels = useChannels().data ?? [];
  const codes = [...new Set([...found.map(({ code }) => code), ...(filter.code ? [filter.code] : [])])].sort();
  return (
    <Filters>
      <ChoiceFilter
        label={texts.channel}
        any={texts.anyChannel}
        value={filter.channel}
        options={channels.map(({ id, kind, address }) => [id, `${CHANNEL_NAME[kind]} · ${address}`])}
        onChange={(channel) => onChange({ channel })}
      />
      <ChoiceFilter
        label={texts.code}
        any={texts.anyCode}
        value={filter.code}
        options={codes.map((code) => [code, nameOf(code)])}
        onChange={(code) => onChange({ code })}
      />
    </Filters>
  );
}

function InBulk({ filter, isEmpty }: { filter: LetterFilter; isEmpty: boolean }) {
  const texts = useUndoneTexts();
  const replay = useReplayLetters();
  const drop = useDropLetters();
  const [asked, ask] = useState<'replay' | 'drop'>();
  const done = replay.data ?? drop.data;
  const close = () => ask(undefined);
  const replayAll = () => {
    drop.reset();
    replay.mutate(filter, { onSuccess: close });
  };
  const dropAll = () => {
    replay.reset();
    drop.mutate(filter, { onSuccess: close });
  };
  return (
    <>
      {!isEmpty && (
        <div className={`${cards.buttons ?? ''} ${cards.bulk ?? ''}`} role="group" aria-label={texts.all}>
          <Button variant="default" onClick={() => ask('replay')}>
            {texts.replayAll}
          </Button>
          <Button variant="default" onClick={() => ask('drop')}>
            {texts.dropAll}
          </Button>
        </div>
      )}
      <p role="status" className={cards.small}>
        {done && texts.changed(done.count)}
      </p>
      {asked === 'replay' && (
        <Wish
          title={texts.replayAllTitle}
          act={texts.replayAll}
          isPending={replay.isPending}
          failure={replay.error}
          onAct={replayAll}
          onClose={close}
        >
          <p>{texts.replayAllWords}</p>
        </Wish>
      )}
      {asked === 'drop' && (
        <Wish
          title={texts.dropAllTitle}
          act={texts.dropAll}
          isGrave
          isPending={drop.isPending}
          failure={drop.error}
          onAct={dropAll}
          onClose={close}
        >
          <p>{texts.dropWords}</p>
        </Wish>
      )}
    </>
  );
}

function LetterCard({ letter }: { letter: Letter }) {
  const texts = useUndoneTexts();
  const language = useLanguage();
  const nameOf = useCodeName();
  const replay = useReplayLetter();
  const drop = useDropLetter();
  return (
    <li className={cards.card}>
      <div className={cards.head}>
        <Tag tone="bad">{nameOf(letter.code)}</Tag>
        {letter.mayHaveArrived && <Tag tone="warn">{texts.mayHaveArrived}</Tag>}
        <time className={cards.end} dateTime={letter.endedAt}>
          {fullMoment(letter.endedAt, language)}
        </time>
      </div>
      <p className={cards.words}>{letter.body ?? texts.noWords}</p>
      <p className={cards.small}>
        <span>{texts.attempts(letter.attempts)}</span>
        {letter.reason && <span>{letter.reason}</span>}
        <Link to={`/inbox/${letter.conversation}`} className={cards.link}>
          {texts.toConversation}
        </Link>
      </p>
      <Problem failure={replay.error} />
      <div className={cards.buttons}>
        <Button variant="default" loading={replay.isPending} onClick={() => replay.mutate(letter.id)}>
          {texts.replay}
        </Button>
        <Dropping
          name={texts.drop}
          title={texts.dropTitle}
          words={texts.dropWords}
          isPending={drop.isPending}
          failure={drop.error}
          onDrop={(whenDone) => drop.mutate(letter.id, { onSuccess: whenDone })}
        />
      </div>
    </li>
  );
}
