import { call } from '../../../api/client';
import type { PhraseLists } from '../../../api/types';
import { lookedAt, useBotChange } from './changing';

export function useChangePhrases(intent: string) {
  return useBotChange(({ version, phrases }: { version: string; phrases: PhraseLists }) =>
    call('put', '/api/v1/bot/draft/phrases/{intent}', { path: { intent }, header: lookedAt(version), body: phrases }),
  );
}
