import { call } from '../../../api/client';
import { lookedAt, useBotChange } from './changing';

export function useTakeSentences() {
  return useBotChange((version: string) =>
    call('post', '/api/v1/bot/draft/phrases/from-sentences', { header: lookedAt(version) }),
  );
}
