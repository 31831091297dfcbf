import { useMutation, useQueryClient } from '@tanstack/react-query';
import { call } from '../client';
import type { Availability } from '../types';
import { availability } from './get-availability';

export function useSetAvailability() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: Availability) => call('put', '/api/v1/desk/availability', { body: wish }),
    onSuccess: (now) => queries.setQueryData(availability.queryKey, now),
    onSettled: () => queries.invalidateQueries({ queryKey: ['desk'] }),
  });
}
