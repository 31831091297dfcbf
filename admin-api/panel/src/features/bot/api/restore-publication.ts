import { call } from '../../../api/client';
import { useBotChange } from './changing';

export function useRestore() {
  return useBotChange((publication: number) =>
    call('post', '/api/v1/bot/publications/{publication}/restoration', { path: { publication: String(publication) } }),
  );
}
