import { Button, Radio, TextInput } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { Label } from '../../../api/types';
import { useTexts } from '../../../texts/language';
import { Dialog } from '../../../ui/Dialog';
import { Problem } from '../../../ui/States';
import { useRemoveLabel } from '../api/remove-label';
import { useSaveLabel } from '../api/save-label';
import classes from './DeskPage.module.css';

const COLOURS = ['GREY', 'GREEN', 'BLUE', 'VIOLET', 'AMBER', 'RED'] as const;
const MOST_CHARACTERS = 40;

/** One label, to be made or changed. */
export function LabelForm({ label, onClose }: { label: Label | undefined; onClose: () => void }) {
  const { labels: texts, replies, common } = useTexts();
  const [name, setName] = useState(label?.name ?? '');
  const [colour, setColour] = useState<Label['colour']>(label?.colour ?? 'GREEN');
  const save = useSaveLabel(label);
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (name.trim() !== '') {
      save.mutate({ name: name.trim(), colour }, { onSuccess: onClose });
    }
  };
  return (
    <Dialog title={label ? texts.editOf(label.name) : texts.create} onClose={onClose}>
      <form onSubmit={submit} className={classes.fields}>
        <TextInput
          label={texts.name}
          value={name}
          maxLength={MOST_CHARACTERS}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Radio.Group label={texts.colour} value={colour} onChange={(value) => setColour(value)}>
          <div className={classes.colours}>
            {COLOURS.map((one) => (
              <Radio
                key={one}
                value={one}
                label={
                  <>
                    <span className={classes.dot} data-colour={one} /> {texts.colours[one]}
                  </>
                }
              />
            ))}
          </div>
        </Radio.Group>
        <Problem failure={save.error} />
        <div className={classes.buttons}>
          {label && <Removal label={label} onClose={onClose} />}
          <Button variant="default" onClick={onClose}>
            {common.cancel}
          </Button>
          <Button type="submit" disabled={name.trim() === ''} loading={save.isPending}>
            {replies.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Asks once more where it stands: the label goes from all conversations. */
function Removal({ label, onClose }: { label: Label; onClose: () => void }) {
  const { replies } = useTexts();
  const [isAsked, ask] = useState(false);
  const remove = useRemoveLabel(label.id);
  return (
    <Button
      color="red.8"
      variant={isAsked ? 'filled' : 'subtle'}
      {...(isAsked ? {} : { c: 'var(--bad)' })}
      loading={remove.isPending}
      onClick={() => (isAsked ? remove.mutate(undefined, { onSuccess: onClose }) : ask(true))}
    >
      {isAsked ? replies.reallyRemove : replies.remove}
    </Button>
  );
}
