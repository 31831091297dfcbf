import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Wish } from '../../../ui/Wish';
import { useEnterIncident } from '../api/enter-incident';
import { useNetwork } from '../api/get-network';
import { useOutageTexts } from '../texts';
import { nodeLines } from './nodeLines';
import { momentOf, NOTHING_TOLD, ToldFields, toldOf } from './ToldFields';

/** An outage that somebody knows of before customers report it. */
export function EnterIncident({ node: first, onClose }: { node: string; onClose: () => void }) {
  const texts = useOutageTexts();
  const enter = useEnterIncident();
  const nodes = useNetwork().data ?? [];
  const [node, choose] = useState(first);
  const [began, setBegan] = useState('');
  const [draft, write] = useState(NOTHING_TOLD);
  return (
    <Wish
      title={texts.enterTitle}
      act={texts.save}
      isPending={enter.isPending}
      failure={enter.error}
      onAct={() => enter.mutate({ node, beganAt: momentOf(began), ...toldOf(draft) }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <NativeSelect
        label={texts.node}
        required
        value={node}
        onChange={(event) => choose(event.currentTarget.value)}
        data={[{ value: '', label: texts.chooseNode }, ...nodeLines(nodes)]}
      />
      <TextInput
        type="datetime-local"
        label={texts.beganAt}
        value={began}
        onChange={(event) => setBegan(event.currentTarget.value)}
      />
      <ToldFields draft={draft} onChange={write} />
    </Wish>
  );
}
