import { Button, Radio } from '@mantine/core';
import { useState, type SyntheticEvent } from 'react';
import type { LanguageModel } from '../../../api/types';
import { Icon } from '../../../ui/Icon';
import { Problem } from '../../../ui/States';
import { useSetModel } from '../api/set-model';
import { useModelTexts } from '../texts';
import classes from './ModelPage.module.css';
import { OwnModel } from './OwnModel';
import { draftOf, isComplete, wishOf, type Draft } from './wish';

/** The installation's, one of one's own, or none. */
export function ModelChoice({ model }: { model: LanguageModel }) {
  const texts = useModelTexts();
  const set = useSetModel();
  const [draft, setDraft] = useState(() => draftOf(model));
  const change = (changed: Draft) => {
    // While it is tried, its end must be heard of: a key that is kept does not stay in the field.
    if (!set.isPending) {
      set.reset();
    }
    setDraft(changed);
  };
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    set.mutate(wishOf(draft, model), { onSuccess: () => setDraft(withoutKeyOf(draft)) });
  };
  const uses = {
    INSTALLATION: [texts.installation, model.installation ? texts.installationHas(model.installation) : texts.installationHasNone],
    OWN: [texts.own, texts.ownWords],
    NONE: [texts.none, texts.noneWords],
  } as const;
  return (
    <form className={classes.fields} onSubmit={submit}>
      {model.own?.state === 'LOST' && (
        <p className={classes.note} data-bad role="alert">
          <Icon name="warning" size={18} />
          {texts.lost}
        </p>
      )}
      <Radio.Group
        label={texts.who}
        value={draft.use}
        onChange={(use) => change({ ...draft, use })}
      >
        {(['INSTALLATION', 'OWN', 'NONE'] as const).map((use) => (
          <Radio key={use} value={use} mt="sm" label={uses[use][0]} description={uses[use][1]} />
        ))}
      </Radio.Group>
      {draft.use === 'OWN' && <OwnModel model={model} draft={draft} onChange={change} />}
      <Problem failure={set.error} />
      {set.data && <Saved millis={set.data.answeredInMillis} waited={model.limits.answerMillis} />}
      <div className={classes.foot}>
        <Button type="submit" disabled={!isComplete(draft)} loading={set.isPending}>
          {draft.use === 'OWN' ? texts.tryAndSave : texts.save}
        </Button>
      </div>
    </form>
  );
}

/** Once a draft is saved its key is kept, and no longer typed; what was typed since stays. */
function withoutKeyOf(saved: Draft): (now: Draft) => Draft {
  return (now) => ({ ...now, apiKey: now.apiKey === saved.apiKey ? '' : now.apiKey, dropsKey: false });
}

/** That it is saved; and whether customers would ever hear of it. */
function Saved({ millis, waited }: { millis: number | null | undefined; waited: number }) {
  const texts = useModelTexts();
  if (typeof millis !== 'number') {
    return (
      <p className={classes.saved} role="status">
        {texts.saved}
      </p>
    );
  }
  return millis > waited ? (
    <p className={classes.note} role="status">
      <Icon name="clock" size={18} />
      {texts.tooSlow(millis, waited)}
    </p>
  ) : (
    <p className={classes.saved} role="status">
      {texts.answered(millis)}
    </p>
  );
}
