import { ActionIcon } from '@mantine/core';
import { useTexts } from '../../../../texts/language';
import { Icon, type IconName } from '../../../../ui/Icon';
import { useInboxTexts } from '../../texts';
import { Download } from './Download';
import { FileCard } from './FileCard';
import type { Shown } from './useShown';

interface Props {
  icon: IconName;
  shown: Shown;
  onRetry: () => unknown;
}

/** In place of what could not be loaded, or not be played. */
export function NotShown({ icon, shown, onRetry }: Props) {
  const { common } = useTexts();
  const texts = useInboxTexts();
  return (
    <FileCard icon={icon} name={shown.name} sizeBytes={shown.sizeBytes} hint={texts.notShown}>
      <ActionIcon variant="subtle" color="gray" aria-label={`${common.retry}: ${shown.name}`} title={common.retry} onClick={() => void onRetry()}>
        <Icon name="retry" size={18} />
      </ActionIcon>
      <Download href={shown.href} name={shown.name} />
    </FileCard>
  );
}
