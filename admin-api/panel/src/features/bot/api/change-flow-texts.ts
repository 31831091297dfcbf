import { call } from '../../../api/client';
import type { FlowText } from '../../../api/types';
import { lookedAt, useBotChange } from './changing';

export function useChangeFlowTexts(flow: string) {
  return useBotChange(({ version, texts }: { version: string; texts: Pick<FlowText, 'path' | 'text'>[] }) =>
    call('put', '/api/v1/bot/draft/flows/{flow}/texts', {
      path: { flow },
      header: lookedAt(version),
      body: { texts },
    }),
  );
}
