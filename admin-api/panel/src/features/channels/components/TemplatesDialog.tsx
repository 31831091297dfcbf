import { ActionIcon, Button, NativeSelect, Skeleton, Switch, TagsInput, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTemplatesToWrite } from '../../../api/queries/list-templates';
import type { MessageTemplate, Templates } from '../../../api/types';
import { useTexts, LANGUAGES, WRITTEN, type Language } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { Icon } from '../../../ui/Icon';
import { Failed, Problem } from '../../../ui/States';
import { useReplaceTemplates } from '../api/replace-templates';
import { useTemplateTexts } from './template-texts';
import classes from './TemplatesDialog.module.css';

interface Asked {
  channel: string;
  onClose: () => void;
}

/** What WhatsApp takes when its customer wrote too long ago. */
export function TemplatesDialog({ channel, onClose }: Asked) {
  const texts = useTemplateTexts();
  const templates = useTemplatesToWrite(channel);
  return (
    <Dialog title={texts.title} size="wide" isHeld onClose={onClose}>
      {templates.data ? (
        <Editor channel={channel} known={templates.data} onClose={onClose} />
      ) : templates.isError ? (
        <Failed failure={templates.error} onRetry={() => templates.refetch()} />
      ) : (
        <Skeleton height="14rem" radius="md" />
      )}
    </Dialog>
  );
}

/** A row keeps its place and its key while its name is being written. */
type Row = MessageTemplate & { key: string };

const NEW: MessageTemplate = { name: '', language: WRITTEN.es, body: '', late: false, buttons: [] };

function Editor({ channel, known, onClose }: Asked & { known: Templates }) {
  const texts = useTemplateTexts();
  const { common } = useTexts();
  const replace = useReplaceTemplates(channel, known);
  const [rows, setRows] = useState<Row[]>(() => known.templates.map((one) => ({ ...one, key: crypto.randomUUID() })));
  const change = (key: string, wish: Partial<MessageTemplate>) =>
    setRows(rows.map((row) => (row.key === key ? { ...row, ...wish } : wish.late ? { ...row, late: false } : row)));
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault();
        replace.mutate(
          rows.map(({ name, language, body, late, buttons }) => ({
            name: name.trim(),
            language,
            body: body.trim(),
            late,
            buttons: late ? [] : buttons,
          })),
          { onSuccess: onClose },
        );
      }}
    >
      <p className={forms.words}>{texts.lead}</p>
      {rows.length === 0 && <p className={forms.words}>{texts.empty}</p>}
      {rows.map((row) => (
        <TemplateFields
          key={row.key}
          row={row}
          onChange={(wish) => change(row.key, wish)}
          onRemove={() => setRows(rows.filter(({ key }) => key !== row.key))}
        />
      ))}
      <Button variant="light" onClick={() => setRows([...rows, { ...NEW, key: crypto.randomUUID() }])}>
        {texts.add}
      </Button>
      <Problem failure={replace.error} />
      <div className={forms.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button type="submit" loading={replace.isPending}>
          {texts.save}
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  row: Row;
  onChange: (wish: Partial<MessageTemplate>) => void;
  onRemove: () => void;
}

function TemplateFields({ row, onChange, onRemove }: FieldsProps) {
  const texts = useTemplateTexts();
  return (
    <fieldset className={classes.template}>
      <div className={classes.line}>
        <TextInput
          label={texts.name}
          description={texts.nameHint}
          required
          pattern="[a-z0-9_]+"
          maxLength={512}
          value={row.name}
          onChange={(event) => onChange({ name: event.currentTarget.value })}
        />
        <NativeSelect
          label={texts.language}
          value={row.language}
          data={Object.entries(LANGUAGES).map(([code, name]) => ({ value: WRITTEN[code as Language], label: name }))}
          onChange={(event) => onChange({ language: event.currentTarget.value as MessageTemplate['language'] })}
        />
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={texts.remove(row.name)} onClick={onRemove}>
          <Icon name="trash" size={18} />
        </ActionIcon>
      </div>
      <Textarea
        label={texts.body}
        required
        rows={3}
        maxLength={1024}
        value={row.body}
        onChange={(event) => onChange({ body: event.currentTarget.value })}
      />
      {!row.late && (
        <TagsInput
          label={texts.buttons}
          description={texts.buttonsHint}
          maxTags={10}
          maxLength={25}
          splitChars={[]}
          value={row.buttons}
          onChange={(buttons) => onChange({ buttons })}
        />
      )}
      <Switch
        label={texts.late}
        description={texts.lateHint}
        checked={row.late}
        onChange={(event) => onChange({ late: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
