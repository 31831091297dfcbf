import { ActionIcon, Button, Textarea } from '@mantine/core';
import { useState } from 'react';
import { Icon } from '../../../ui/Icon';
import { Segments } from '../../../ui/Segments';
import { useKnowledgeTexts } from '../texts';
import classes from './KnowledgePage.module.css';
import { NOTHING, parsed, written, type TypedPair } from './faq';

interface Fields {
  pairs: TypedPair[];
  onChange: (pairs: TypedPair[]) => void;
}

/** Questions with their answers: one by one, or all as one text. */
export function FaqFields({ pairs, onChange }: Fields) {
  const texts = useKnowledgeTexts();
  const [text, setText] = useState<string>();
  const type = (typed: string) => {
    setText(typed);
    onChange(parsed(typed));
  };
  const turn = (way: 'pairs' | 'text') => {
    setText(way === 'text' ? written(pairs) : undefined);
    if (way === 'pairs' && pairs.length === 0) {
      onChange([NOTHING]);
    }
  };
  return (
    <>
      <Segments
        label={texts.way}
        value={text === undefined ? 'pairs' : 'text'}
        options={[
          { value: 'pairs', name: texts.oneByOne },
          { value: 'text', name: texts.asText },
        ]}
        onChange={turn}
      />
      {text === undefined ? (
        <Pairs pairs={pairs} onChange={onChange} />
      ) : (
        <Textarea
          classNames={{ input: classes.text ?? '' }}
          label={texts.faqText}
          description={texts.faqTextHint}
          rows={14}
          value={text}
          onChange={(event) => type(event.currentTarget.value)}
        />
      )}
    </>
  );
}

function Pairs({ pairs, onChange }: Fields) {
  const texts = useKnowledgeTexts();
  const change = (place: number, changed: Partial<TypedPair>) =>
    onChange(pairs.map((pair, at) => (at === place ? { ...pair, ...changed } : pair)));
  return (
    <>
      {pairs.map((pair, place) => (
        <fieldset key={place} className={classes.question}>
          <legend>{texts.pair(place + 1)}</legend>
          <Textarea
            label={texts.wordings}
            description={place === 0 && texts.wordingsHint}
            rows={2}
            value={pair.wordings}
            onChange={(event) => change(place, { wordings: event.currentTarget.value })}
          />
          <Textarea
            label={texts.answer}
            rows={3}
            maxLength={4096}
            value={pair.answer}
            onChange={(event) => change(place, { answer: event.currentTarget.value })}
          />
          {pairs.length > 1 && (
            <ActionIcon
              className={classes.drop ?? ''}
              variant="subtle"
              color="gray"
              aria-label={texts.dropPair(place + 1)}
              onClick={() => onChange(pairs.filter((_, at) => at !== place))}
            >
              <Icon name="trash" size={18} />
            </ActionIcon>
          )}
        </fieldset>
      ))}
      <Button className={classes.another ?? ''} variant="default" onClick={() => onChange([...pairs, NOTHING])}>
        {texts.another}
      </Button>
    </>
  );
}
