import { call } from '../../../api/client';
import { lookedAt, useBotChange } from './changing';

/** Takes it away, or the shipped one back. */
export function useDropFlow(flow: string) {
  return useBotChange((version: string) =>
    call('delete', '/api/v1/bot/draft/flows/{flow}', { path: { flow }, header: lookedAt(version) }),
  );
}
