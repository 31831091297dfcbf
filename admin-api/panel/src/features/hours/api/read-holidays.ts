import { useMutation } from '@tanstack/react-query';
import { call } from '../../../api/client';

/** What holidays a calendar's file has; nothing is changed by it. */
export function useReadHolidays() {
  return useMutation({
    mutationFn: (file: File) => file.text().then((calendar) => call('post', '/api/v1/hours/holidays', { body: { calendar } })),
  });
}
