import type { Content } from '../../../../api/types';

export type Kind<T extends Content['type']> = { content: Extract<Content, { type: T }> };
