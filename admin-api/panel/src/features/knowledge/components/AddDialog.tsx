import { useState } from 'react';
import type { KnowledgeSource } from '../../../api/types';
import { Dialog } from '../../../ui/Dialog';
import classes from '../../../ui/forms.module.css';
import { Icon, type IconName } from '../../../ui/Icon';
import { useKnowledgeTexts } from '../texts';
import { SourceForm } from './SourceForm';

const KINDS: [KnowledgeSource['kind'], IconName][] = [
  ['FAQ', 'help'],
  ['PAGE', 'note'],
  ['FILE', 'upload'],
  ['ADDRESS', 'globe'],
];

/** First what to publish, then what it takes. What was typed is not lost by a key. */
export function AddDialog({ onClose }: { onClose: () => void }) {
  const texts = useKnowledgeTexts();
  const [kind, choose] = useState<KnowledgeSource['kind']>();
  if (kind) {
    return (
      <Dialog key={kind} title={texts.kinds[kind][0]} size="wide" onClose={onClose} isHeld>
        <SourceForm kind={kind} onClose={onClose} />
      </Dialog>
    );
  }
  return (
    <Dialog title={texts.choose} onClose={onClose}>
      <div className={classes.kinds}>
        {KINDS.map(([one, icon]) => (
          <button key={one} type="button" className={classes.kind} onClick={() => choose(one)}>
            <Icon name={icon} size={24} />
            <span>
              <strong>{texts.kinds[one][0]}</strong>
              <span>{texts.kinds[one][1]}</span>
            </span>
          </button>
        ))}
      </div>
    </Dialog>
  );
}
