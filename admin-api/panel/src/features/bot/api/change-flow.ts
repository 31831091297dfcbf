import { call } from '../../../api/client';
import { lookedAt, useBotChange } from './changing';

export function useChangeFlow(flow: string) {
  return useBotChange(({ version, yaml }: { version: string; yaml: string }) =>
    call('put', '/api/v1/bot/draft/flows/{flow}', { path: { flow }, header: lookedAt(version), body: { yaml } }),
  );
}
