import { Button, NativeSelect, Skeleton, Switch, Textarea, TextInput } from '@mantine/core';
import type { Widget, WidgetLook } from '../../../api/types';
import type { Language } from '../../../texts/language';
import { Failed, Problem } from '../../../ui/States';
import { useDraft } from '../../../ui/useDraft';
import { useDressWidget } from '../api/dress-widget';
import { useWidget } from '../api/get-widget';
import { Copyable } from '../../../ui/Copyable';
import classes from '../../../ui/forms.module.css';
import { useChannelTexts } from './texts';
import { WidgetPreview } from './WidgetPreview';
import { snippet } from './snippet';

const PRODUCT_COLOUR = '#0f5f52';
const GREETED: Language[] = ['es', 'en', 'de'];

interface Asked {
  channel: string;
  onClose: () => void;
}

export function WidgetEditor({ channel, onClose }: Asked) {
  const widget = useWidget(channel);
  if (widget.isPending) {
    return <Skeleton height="24rem" radius="md" />;
  }
  if (!widget.data) {
    return <Failed failure={widget.error} onRetry={() => widget.refetch()} />;
  }
  return <Editor channel={channel} widget={widget.data} onClose={onClose} />;
}

/** As it stands in the fields. */
type Draft = ReturnType<typeof draftOf>;

function draftOf({ title, colour, left, greetings, domains }: Widget) {
  return { title: title ?? '', colour, left, greetings, domains: domains.join('\n') };
}

function wishOf({ title, colour, left, greetings, domains }: Draft): WidgetLook {
  return {
    title: title.trim() || null,
    colour,
    left,
    greetings: Object.fromEntries(Object.entries(greetings).filter(([, words]) => words.trim() !== '')),
    domains: domains.split(/\s+/).filter((domain) => domain !== ''),
  };
}

/** What the owner is making of it; the preview shows it before it is saved. */
function Editor({ channel, widget, onClose }: Asked & { widget: Widget }) {
  const texts = useChannelTexts();
  const shown = { version: widget.version, draft: draftOf(widget) };
  const { draft: look, save, ...edit } = useDraft(shown, useDressWidget(channel), wishOf);
  const change = (part: Partial<Draft>) => edit.change({ ...look, ...part });
  return (
    <form
      className={classes.form}
      onSubmit={(event) => {
        event.preventDefault();
        edit.keep();
      }}
    >
      <WidgetPreview title={look.title} colour={look.colour ?? PRODUCT_COLOUR} left={look.left} greeting={look.greetings.es} />
      <TextInput
        label={texts.widget.look}
        description={texts.widget.lookHint}
        maxLength={40}
        value={look.title}
        onChange={(event) => change({ title: event.currentTarget.value })}
      />
      <Switch
        label={texts.widget.ownColour}
        checked={look.colour !== null}
        onChange={(event) => change({ colour: event.currentTarget.checked ? PRODUCT_COLOUR : null })}
      />
      {look.colour !== null && (
        <TextInput
          type="color"
          label={texts.widget.colour}
          value={look.colour}
          onChange={(event) => change({ colour: event.currentTarget.value })}
        />
      )}
      <NativeSelect
        label={texts.widget.side}
        value={look.left ? 'left' : 'right'}
        data={[
          { value: 'right', label: texts.widget.right },
          { value: 'left', label: texts.widget.left },
        ]}
        onChange={(event) => change({ left: event.currentTarget.value === 'left' })}
      />
      {GREETED.map((language) => (
        <Textarea
          key={language}
          label={texts.widget.greeting(texts.widget.languages[language])}
          description={texts.widget.greetingHint}
          lang={language}
          maxLength={300}
          rows={2}
          value={look.greetings[language] ?? ''}
          onChange={(event) => change({ greetings: { ...look.greetings, [language]: event.currentTarget.value } })}
        />
      ))}
      <Textarea
        label={texts.widget.domains}
        description={texts.widget.domainsHint}
        rows={3}
        spellCheck={false}
        value={look.domains}
        onChange={(event) => change({ domains: event.currentTarget.value })}
      />
      <Problem failure={save.error} />
      {save.isSuccess && (
        <p className={classes.good} role="status">
          {texts.saved}
        </p>
      )}
      <div className={classes.buttons}>
        <Button variant="default" onClick={onClose}>
          {texts.done}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {texts.save}
        </Button>
      </div>
      <Copyable label={texts.widget.snippet} text={snippet(widget, look)} />
      <p className={classes.words}>{texts.widget.snippetHint}</p>
    </form>
  );
}
