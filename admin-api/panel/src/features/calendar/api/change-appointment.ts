import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { Appointment } from '../../../api/types';

export function useChangeAppointment(appointment: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (state: Appointment['state']) =>
      call('put', '/api/v1/appointments/{appointment}/state', { path: { appointment }, body: { state } }),
    onSettled: () => queries.invalidateQueries({ queryKey: ['appointments', 'list'] }),
  });
}
