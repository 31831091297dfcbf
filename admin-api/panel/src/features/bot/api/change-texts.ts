import { call } from '../../../api/client';
import type { Translated } from '../../../api/types';
import { lookedAt, useBotChange } from './changing';

export function useChangeTexts() {
  return useBotChange(({ version, texts }: { version: string; texts: { key: string; text: Translated }[] }) =>
    call('put', '/api/v1/bot/draft/texts', { header: lookedAt(version), body: { texts } }),
  );
}
