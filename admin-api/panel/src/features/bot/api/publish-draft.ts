import { call } from '../../../api/client';
import { lookedAt, useBotChange } from './changing';

export function usePublish() {
  return useBotChange(({ version, allTheSame }: { version: string; allTheSame: boolean }) =>
    call('post', '/api/v1/bot/publication', { header: lookedAt(version), ...(allTheSame && { body: { allTheSame } }) }),
  );
}
