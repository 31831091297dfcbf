import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useState, type ReactNode, type SyntheticEvent } from 'react';
import type { KnowledgeSource, NewSource, SourceText } from '../../../api/types';
import { useLanguage, useTexts, WRITTEN } from '../../../texts/language';
import forms from '../../../ui/forms.module.css';
import { Problem } from '../../../ui/States';
import { useSaveSource } from '../api/save-source';
import { useKnowledgeTexts } from '../texts';
import { FaqFields } from './FaqFields';
import { FileForm } from './FileForm';
import classes from './KnowledgePage.module.css';
import { MarkdownField } from './MarkdownField';
import { NOTHING, pairsOf, typedOf } from './faq';

interface Form {
  kind: KnowledgeSource['kind'];
  /** What there is already. */
  known?: SourceText;
  onClose: () => void;
}

export function SourceForm({ kind, known, onClose }: Form) {
  return kind === 'FILE' ? <FileForm known={known?.source} onClose={onClose} /> : <WrittenForm kind={kind} known={known} onClose={onClose} />;
}

interface Written {
  kind: Exclude<KnowledgeSource['kind'], 'FILE'>;
  known: SourceText | undefined;
  onClose: () => void;
}

/** What is typed, or where it is. */
function WrittenForm({ kind, known, onClose }: Written) {
  const texts = useKnowledgeTexts();
  const [head, setHead] = useHead(known?.source);
  const [pairs, setPairs] = useState(known?.pairs?.map(typedOf) ?? [NOTHING]);
  const [markdown, setMarkdown] = useState(known?.markdown ?? '');
  const [address, setAddress] = useState(known?.source.url ?? '');
  const save = useSaveSource(known?.source);
  const wish = wishOf(kind, head, { pairs: pairsOf(pairs), markdown, address: address.trim() });
  const isLost = known !== undefined && kind !== 'ADDRESS' && !known.pairs && known.markdown == null;
  return (
    <FormFrame
      isComplete={wish !== null}
      isPending={save.isPending}
      failure={save.error}
      onSubmit={() => wish && save.mutate(wish, { onSuccess: onClose })}
      onClose={onClose}
    >
      <Head head={head} onChange={setHead} hint={kind === 'ADDRESS' ? texts.addressNameHint : texts.nameHint} />
      {isLost && <p className={forms.words}>{texts.notKept}</p>}
      {kind === 'FAQ' && <FaqFields pairs={pairs} onChange={setPairs} />}
      {kind === 'PAGE' && <MarkdownField value={markdown} onChange={setMarkdown} />}
      {kind === 'ADDRESS' && (
        <TextInput
          label={texts.address}
          description={texts.addressHint}
          type="url"
          placeholder="https://"
          value={address}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
      )}
    </FormFrame>
  );
}

interface HeadWords {
  title: string;
  language: KnowledgeSource['language'];
}

interface Content {
  pairs: ReturnType<typeof pairsOf>;
  markdown: string;
  address: string;
}

/** Null while something is missing. */
function wishOf(kind: Written['kind'], head: HeadWords, { pairs, markdown, address }: Content): NewSource | null {
  const named = { ...head, title: head.title.trim() };
  if (named.title === '') {
    return null;
  }
  switch (kind) {
    case 'FAQ':
      return pairs && { kind, ...named, pairs };
    case 'PAGE':
      return markdown.trim() === '' ? null : { kind, ...named, markdown };
    case 'ADDRESS':
      return address === '' ? null : { kind, ...named, address };
  }
}

export function useHead(known: KnowledgeSource | undefined) {
  const language = WRITTEN[useLanguage()];
  return useState<HeadWords>({ title: known?.title ?? '', language: known?.language ?? language });
}

interface HeadFields {
  head: HeadWords;
  hint: string;
  onChange: (head: HeadWords) => void;
}

export function Head({ head, hint, onChange }: HeadFields) {
  const texts = useKnowledgeTexts();
  return (
    <div className={classes.pair}>
      <TextInput
        label={texts.name}
        description={hint}
        maxLength={200}
        value={head.title}
        onChange={(event) => onChange({ ...head, title: event.currentTarget.value })}
      />
      <NativeSelect
        label={texts.language}
        description={texts.languageHint}
        data={Object.entries(texts.languages).map(([value, label]) => ({ value, label }))}
        value={head.language}
        onChange={(event) => onChange({ ...head, language: event.currentTarget.value as HeadWords['language'] })}
      />
    </div>
  );
}

interface Frame {
  isComplete: boolean;
  isPending: boolean;
  failure: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

export function FormFrame({ isComplete, isPending, failure, onSubmit, onClose, children }: Frame) {
  const texts = useKnowledgeTexts();
  const { common } = useTexts();
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isComplete && !isPending) {
      onSubmit();
    }
  };
  return (
    <form className={forms.form} onSubmit={submit}>
      {children}
      <Problem failure={failure} />
      <div className={forms.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button type="submit" disabled={!isComplete} loading={isPending}>
          {texts.publish}
        </Button>
      </div>
    </form>
  );
}
