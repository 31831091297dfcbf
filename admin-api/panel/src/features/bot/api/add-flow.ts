import { call } from '../../../api/client';
import { lookedAt, useBotChange } from './changing';

export function useAddFlow() {
  return useBotChange(({ version, yaml }: { version: string; yaml: string }) =>
    call('post', '/api/v1/bot/draft/flows', { header: lookedAt(version), body: { yaml } }),
  );
}
