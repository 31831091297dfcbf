import { useState } from 'react';
import type { ChannelKind } from '../../../api/types';
import { CHANNEL_ICON } from '../../../ui/channels';
import { Dialog } from '../../../ui/Dialog';
import { Icon } from '../../../ui/Icon';
import classes from '../../../ui/forms.module.css';
import { TelegramForm } from './TelegramForm';
import { useChannelTexts } from './texts';
import { WhatsAppForm } from './WhatsAppForm';
import { WidgetForm } from './WidgetForm';

const KINDS: ChannelKind[] = ['TELEGRAM', 'WHATSAPP', 'WEBCHAT'];

/** First what to connect, then what it takes. */
export function ConnectDialog({ onClose }: { onClose: () => void }) {
  const texts = useChannelTexts();
  const [kind, choose] = useState<ChannelKind>();
  const title = {
    TELEGRAM: texts.telegram.title,
    WHATSAPP: texts.whatsapp.title,
    WEBCHAT: texts.widget.title,
  };
  return (
    <Dialog title={kind ? title[kind] : texts.choose} onClose={onClose}>
      {!kind && (
        <div className={classes.kinds}>
          {KINDS.map((one) => (
            <button key={one} type="button" className={classes.kind} onClick={() => choose(one)}>
              <Icon name={CHANNEL_ICON[one]} size={26} />
              <span>
                <strong>{texts.kinds[one][0]}</strong>
                <span>{texts.kinds[one][1]}</span>
              </span>
            </button>
          ))}
        </div>
      )}
      {kind === 'TELEGRAM' && <TelegramForm onClose={onClose} />}
      {kind === 'WHATSAPP' && <WhatsAppForm onClose={onClose} />}
      {kind === 'WEBCHAT' && <WidgetForm onClose={onClose} />}
    </Dialog>
  );
}
