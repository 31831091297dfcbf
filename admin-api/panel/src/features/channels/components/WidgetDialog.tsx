import { Dialog } from '../../../ui/Dialog';
import { useChannelTexts } from './texts';
import { WidgetEditor } from './WidgetEditor';

export function WidgetDialog({ channel, onClose }: { channel: string; onClose: () => void }) {
  const texts = useChannelTexts();
  return (
    <Dialog title={texts.widget.editor} onClose={onClose}>
      <WidgetEditor channel={channel} onClose={onClose} />
    </Dialog>
  );
}
