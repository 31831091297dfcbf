import { call } from '../../../api/client';
import type { ActsFrom } from '../../../api/types';
import { lookedAt, useBotChange } from './changing';

export function useChangeActsFrom() {
  return useBotChange(({ version, actsFrom }: { version: string; actsFrom: ActsFrom }) =>
    call('put', '/api/v1/bot/draft/acts-from', { header: lookedAt(version), body: actsFrom }),
  );
}
