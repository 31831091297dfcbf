import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { Works } from '../../../api/types';
import { Wish } from '../../../ui/Wish';
import { useChangeWorks } from '../api/change-works';
import { useNetwork } from '../api/get-network';
import { usePlanWorks } from '../api/plan-works';
import { useOutageTexts } from '../texts';
import { nodeLines } from './nodeLines';
import { momentOf, typed } from './ToldFields';

const LANGUAGES = ['es', 'en', 'de'] as const;
const MOST_CHARACTERS = 500;

/** New works, or others in place of those there are. */
export function WorksWish({ works, onClose }: { works?: Works; onClose: () => void }) {
  const texts = useOutageTexts();
  const plan = usePlanWorks();
  const change = useChangeWorks(works);
  const nodes = useNetwork().data ?? [];
  const [draft, write] = useState(() => draftOf(works));
  const { mutation, act } = works
    ? { mutation: change, act: () => change.mutate(bodyOf(draft), { onSuccess: onClose }) }
    : { mutation: plan, act: () => plan.mutate({ node: draft.node, ...bodyOf(draft) }, { onSuccess: onClose }) };
  const isBackwards = draft.from !== '' && draft.until !== '' && draft.until <= draft.from;
  return (
    <Wish
      title={works ? texts.changeWorksTitle(works.area) : texts.planWorks}
      act={texts.save}
      isPending={mutation.isPending}
      failure={mutation.error}
      onAct={() => !isBackwards && act()}
      onClose={onClose}
    >
      {!works && (
        <NativeSelect
          label={texts.node}
          required
          value={draft.node}
          onChange={(event) => write({ ...draft, node: event.currentTarget.value })}
          data={[{ value: '', label: texts.chooseNode }, ...nodeLines(nodes)]}
        />
      )}
      <TextInput
        type="datetime-local"
        label={texts.from}
        required
        value={draft.from}
        onChange={(event) => write({ ...draft, from: event.currentTarget.value })}
      />
      <TextInput
        type="datetime-local"
        label={texts.until}
        required
        error={isBackwards && texts.backwards}
        value={draft.until}
        onChange={(event) => write({ ...draft, until: event.currentTarget.value })}
      />
      <p>{texts.worksTold}</p>
      {LANGUAGES.map((language) => (
        <Textarea
          key={language}
          label={texts.inLanguage[language]}
          lang={language}
          rows={2}
          maxLength={MOST_CHARACTERS}
          value={draft.texts[language]}
          onChange={(event) => write({ ...draft, texts: { ...draft.texts, [language]: event.currentTarget.value } })}
        />
      ))}
    </Wish>
  );
}

interface Draft {
  node: string;
  from: string;
  until: string;
  texts: Record<(typeof LANGUAGES)[number], string>;
}

/** What a monitor says is said in every language until a person says otherwise. */
function draftOf(works: Works | undefined): Draft {
  const said = (language: (typeof LANGUAGES)[number]) => works?.texts[language] ?? works?.words ?? '';
  return {
    node: '',
    from: typed(works?.startsAt),
    until: typed(works?.endsAt),
    texts: { es: said('es'), en: said('en'), de: said('de') },
  };
}

function bodyOf({ from, until, texts }: Draft) {
  return {
    startsAt: momentOf(from) ?? '',
    endsAt: momentOf(until) ?? '',
    texts: { es: texts.es.trim() || null, en: texts.en.trim() || null, de: texts.de.trim() || null },
  };
}
