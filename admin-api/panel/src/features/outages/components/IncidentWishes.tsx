import { useState } from 'react';
import type { Incident } from '../../../api/types';
import { Wish } from '../../../ui/Wish';
import { useConfirmIncident } from '../api/confirm-incident';
import { useDismissIncident } from '../api/dismiss-incident';
import { useResolveIncident } from '../api/resolve-incident';
import { useUpdateIncident } from '../api/update-incident';
import { useOutageTexts } from '../texts';
import { NOTHING_TOLD, ToldFields, toldOf, typed } from './ToldFields';

interface Props {
  incident: Incident;
  onClose: () => void;
}

export function ConfirmWish({ incident, onClose }: Props) {
  const texts = useOutageTexts();
  const confirm = useConfirmIncident(incident.id);
  const [draft, write] = useState(NOTHING_TOLD);
  return (
    <Wish
      title={texts.confirmTitle(incident.area)}
      act={texts.confirm}
      isPending={confirm.isPending}
      failure={confirm.error}
      onAct={() => confirm.mutate(toldOf(draft), { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.confirmWords}</p>
      <ToldFields draft={draft} onChange={write} />
    </Wish>
  );
}

export function UpdateWish({ incident, onClose }: Props) {
  const texts = useOutageTexts();
  const update = useUpdateIncident(incident.id);
  const [draft, write] = useState({ until: typed(incident.estimatedUntil), text: incident.update?.words ?? '' });
  return (
    <Wish
      title={texts.updateTitle(incident.area)}
      act={texts.save}
      isPending={update.isPending}
      failure={update.error}
      onAct={() => update.mutate(toldOf(draft), { onSuccess: onClose })}
      onClose={onClose}
    >
      <ToldFields draft={draft} onChange={write} />
    </Wish>
  );
}

export function DismissWish({ incident, onClose }: Props) {
  const texts = useOutageTexts();
  const dismiss = useDismissIncident(incident.id);
  return (
    <Wish
      title={texts.dismissTitle(incident.area)}
      act={texts.dismiss}
      isGrave
      isPending={dismiss.isPending}
      failure={dismiss.error}
      onAct={() => dismiss.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.dismissWords}</p>
    </Wish>
  );
}

export function ResolveWish({ incident, onClose }: Props) {
  const texts = useOutageTexts();
  const resolve = useResolveIncident(incident.id);
  return (
    <Wish
      title={texts.resolveTitle(incident.area)}
      act={texts.resolve}
      isPending={resolve.isPending}
      failure={resolve.error}
      onAct={() => resolve.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{texts.resolveWords(incident.followers)}</p>
    </Wish>
  );
}
