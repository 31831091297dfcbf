import { ActionIcon, Menu } from '@mantine/core';
import { useState } from 'react';
import type { KnowledgeSource } from '../../../api/types';
import { useLanguage } from '../../../texts/language';
import cards from '../../../ui/cards.module.css';
import { Icon } from '../../../ui/Icon';
import { sizeOf } from '../../../ui/sizes';
import { Problem } from '../../../ui/States';
import { Tag, type Tone } from '../../../ui/Tag';
import { shortMoment, useNow } from '../../../ui/time';
import { useFetchSource } from '../api/fetch-source';
import { useKnowledgeTexts } from '../texts';
import { EditDialog } from './EditDialog';
import classes from './KnowledgePage.module.css';
import { RemovalDialog } from './RemovalDialog';

const TONES: Record<KnowledgeSource['state'], Tone> = { READING: 'quiet', PUBLISHED: 'good', FAILED: 'bad' };

export function SourceCard({ source }: { source: KnowledgeSource }) {
  const texts = useKnowledgeTexts();
  const fetching = useFetchSource(source.id);
  const { title, state, error, passages } = source;
  return (
    <li className={cards.card}>
      <div className={classes.head}>
        <div className={cards.head}>
          <h2 className={classes.title}>{title}</h2>
          <Tag tone={TONES[state]}>{texts.states[state]}</Tag>
        </div>
        <span className={classes.menu}>
          <Options source={source} onFetch={() => fetching.mutate()} />
        </span>
      </div>
      <Facts source={source} />
      {source.url && <p className={cards.small}>{source.url}</p>}
      {error && (
        <p className={cards.words} role="status">
          {texts.failures[error]} {passages > 0 && texts.stays}
        </p>
      )}
      <Problem failure={fetching.error} />
    </li>
  );
}

function Facts({ source: { kind, format, language, passages, bytes, handedInAt } }: { source: KnowledgeSource }) {
  const texts = useKnowledgeTexts();
  const now = useNow();
  const spoken = useLanguage();
  const facts = [
    format ?? texts.kinds[kind][0],
    texts.languages[language],
    texts.passages(passages),
    bytes > 0 && sizeOf(bytes, spoken),
    texts.since(shortMoment(handedInAt, now, spoken)),
  ];
  return (
    <p className={cards.small}>
      {facts.filter(Boolean).map((fact) => (
        <span key={String(fact)}>{fact}</span>
      ))}
    </p>
  );
}

function Options({ source, onFetch }: { source: KnowledgeSource; onFetch: () => void }) {
  const texts = useKnowledgeTexts();
  const [asked, ask] = useState<'edit' | 'remove'>();
  const close = () => ask(undefined);
  return (
    <>
      <Menu position="bottom-end" shadow="md" keepMounted={false}>
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={texts.menuOf(source.title)}>
            <Icon name="more" />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            leftSection={<Icon name={source.kind === 'FILE' ? 'upload' : 'note'} size={18} />}
            onClick={() => ask('edit')}
          >
            {source.kind === 'FILE' ? texts.replace : texts.edit}
          </Menu.Item>
          {source.kind === 'ADDRESS' && (
            <Menu.Item leftSection={<Icon name="retry" size={18} />} onClick={onFetch}>
              {texts.fetch}
            </Menu.Item>
          )}
          <Menu.Item leftSection={<Icon name="trash" size={18} />} onClick={() => ask('remove')}>
            {texts.remove}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asked === 'edit' && <EditDialog source={source} onClose={close} />}
      {asked === 'remove' && <RemovalDialog source={source} onClose={close} />}
    </>
  );
}
