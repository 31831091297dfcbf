import { call } from '../../../api/client';
import { lookedAt, useBotChange } from './changing';

export function useResetDraft() {
  return useBotChange((version: string) => call('post', '/api/v1/bot/draft/reset', { header: lookedAt(version) }));
}
