import { queryOptions, useQuery } from '@tanstack/react-query';
import { call } from '../../../api/client';
import type { ConnectionKind } from '../../../api/types';

const MONITORS: ConnectionKind[] = ['ICINGA', 'ZABBIX', 'UISP', 'MONITOR_HOOK'];

const monitors = queryOptions({
  queryKey: ['network', 'monitors'],
  queryFn: ({ signal }) => call('get', '/api/v1/connections', { signal }),
  select: (connections) => connections.filter(({ kind }) => MONITORS.includes(kind)),
});

export function useMonitors() {
  return useQuery(monitors);
}
