import type { Content } from '../../../../api/types';
import type { IconName } from '../../../../ui/Icon';

export type Kind<T extends Content['type']> = { content: Extract<Content, { type: T }> };

const ICONS: Record<string, IconName> = { image: 'image', sticker: 'image', audio: 'audio', voice: 'audio', video: 'video' };

/** What stands for a kind of file. */
export function iconOfKind(kind: string): IconName {
  return ICONS[kind] ?? 'file';
}
