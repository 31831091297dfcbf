package io.recado.actions.demo;

import java.util.List;

/** What is out of order, and what will be. */
final class DemoOutages {

  private static final String INCIDENT =
      """
      insert into incident (tenant_id, incident_id, node_id, state, began_at)
      values ($1, '0190ed00-000a-7000-8000-000000000001', '0190ed00-0003-7000-8000-000000000004',
              'known', now() - interval '70 minutes')
      on conflict do nothing
      """;

  private static final String WHAT_IS_SAID_OF_IT =
      """
      insert into incident_update (tenant_id, incident_id, update_id, words)
      values ($1, '0190ed00-000a-7000-8000-000000000001', '0190ed00-000b-7000-8000-000000000001',
              'Se cortó la fibra que llega a la estación; un equipo ya está en camino.')
      on conflict do nothing
      """;

  /** The night after the first start. */
  private static final String MAINTENANCE =
      """
      insert into maintenance (tenant_id, maintenance_id, node_id, starts_at, ends_at, words)
      select $1, '0190ed00-000c-7000-8000-000000000001', '0190ed00-0003-7000-8000-000000000002',
             night + interval '2 hours', night + interval '4 hours', 'Cambiamos un equipo de la red.'
      from (select (date_trunc('day', now() at time zone 'America/Santiago') + interval '1 day')
                   at time zone 'America/Santiago') as n (night)
      on conflict do nothing
      """;

  static final List<String> IN_ORDER = List.of(INCIDENT, WHAT_IS_SAID_OF_IT, MAINTENANCE);

  private DemoOutages() {}
}
