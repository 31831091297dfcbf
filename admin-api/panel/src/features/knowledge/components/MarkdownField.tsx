import { Textarea } from '@mantine/core';
import { useKnowledgeTexts } from '../texts';
import classes from './KnowledgePage.module.css';

export function MarkdownField({ value, onChange }: { value: string; onChange: (value: string) => void }) {
  const texts = useKnowledgeTexts();
  return (
    <Textarea
      classNames={{ input: classes.text ?? '' }}
      label={texts.markdown}
      description={texts.markdownHint}
      rows={14}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
