import { call } from '../../../api/client';
import { lookedAt, useBotChange } from './changing';

/** The shipped ones back. */
export function useDropPhrases(intent: string) {
  return useBotChange((version: string) =>
    call('delete', '/api/v1/bot/draft/phrases/{intent}', { path: { intent }, header: lookedAt(version) }),
  );
}
