import { Button, NativeSelect, Skeleton, TextInput } from '@mantine/core';
import { useRef, useState } from 'react';
import { newKey } from '../../../api/keys';
import { useTemplates } from '../../../api/queries/list-templates';
import type { Conversation, MessageTemplate } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import forms from '../../../ui/forms.module.css';
import { Failed, Problem } from '../../../ui/States';
import { useSendTemplate } from '../api/send-template';
import { useInboxTexts } from '../texts';
import classes from './TemplateDialog.module.css';

interface Props {
  conversation: Conversation;
  onClose: () => void;
}

/** Which template is sent, and what stands in its places. */
export function TemplateDialog({ conversation, onClose }: Props) {
  const texts = useInboxTexts();
  const templates = useTemplates(conversation.channel);
  return (
    <Dialog title={texts.template} onClose={onClose}>
      {templates.data ? (
        templates.data.templates.length === 0 ? (
          <p className={forms.words}>{texts.noTemplates}</p>
        ) : (
          <Choice conversation={conversation} templates={inLanguage(templates.data.templates, conversation)} onClose={onClose} />
        )
      ) : templates.isError ? (
        <Failed failure={templates.error} onRetry={() => templates.refetch()} />
      ) : (
        <Skeleton height="10rem" radius="md" />
      )}
    </Dialog>
  );
}

/** The customer's language first. */
function inLanguage(templates: MessageTemplate[], { language }: Conversation): MessageTemplate[] {
  return [...templates].sort((one, other) => Number(other.language === language) - Number(one.language === language));
}

const idOf = ({ name, language }: MessageTemplate) => `${name} ${language}`;
const PLACE = /\{\{(\d{1,2})\}\}/g;

function Choice({ conversation, templates, onClose }: Props & { templates: MessageTemplate[] }) {
  const texts = useInboxTexts();
  const { common, composer } = useTexts();
  const [chosen, choose] = useState<string>();
  const [values, setValues] = useState<Record<number, string>>({});
  const key = useRef(newKey());
  const send = useSendTemplate(conversation.id);
  const template = templates.find((one) => idOf(one) === chosen) ?? templates[0];
  if (!template) {
    return null;
  }
  const places = placesOf(template.body);
  const isFilled = places.every((place) => values[place]?.trim());
  return (
    <form
      className={forms.form}
      onSubmit={(event) => {
        event.preventDefault();
        send.mutate(
          { key: key.current, template, values: places.map((place) => values[place]?.trim() ?? '') },
          { onSuccess: onClose },
        );
      }}
    >
      <NativeSelect
        label={texts.template}
        value={idOf(template)}
        data={templates.map((one) => ({ value: idOf(one), label: `${one.name} · ${texts.languages[one.language]}` }))}
        onChange={(event) => {
          choose(event.currentTarget.value);
          // Another one under the same key would be refused.
          key.current = newKey();
        }}
      />
      {places.map((place) => (
        <TextInput
          key={place}
          label={texts.place(place)}
          required
          maxLength={1024}
          value={values[place] ?? ''}
          onChange={(event) => {
            setValues({ ...values, [place]: event.currentTarget.value });
            key.current = newKey();
          }}
        />
      ))}
      <p className={classes.preview} aria-label={texts.preview}>
        {template.body.replace(PLACE, (whole, place: string) => values[Number(place)]?.trim() || whole)}
      </p>
      <Problem failure={send.error} />
      <div className={forms.buttons}>
        <Button variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
        <Button type="submit" disabled={!isFilled} loading={send.isPending}>
          {composer.send}
        </Button>
      </div>
    </form>
  );
}

function placesOf(body: string): number[] {
  return [...new Set([...body.matchAll(PLACE)].map(([, place]) => Number(place)))].sort((one, other) => one - other);
}
