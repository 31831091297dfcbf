package io.recado.actions.demo;

import java.util.List;

/** The network, down to the customers' accesses. */
final class DemoNetwork {

  private static final String NODES_AND_SECTORS =
      """
      insert into network_node (tenant_id, node_id, parent_id, kind, name)
      values
        ($1, '0190ed00-0002-7000-8000-000000000001', null, 'node', 'Nodo Cerro'),
        ($1, '0190ed00-0002-7000-8000-000000000002', null, 'node', 'Nodo Valle'),
        ($1, '0190ed00-0003-7000-8000-000000000001',
         '0190ed00-0002-7000-8000-000000000001', 'sector', 'Cerro Norte'),
        ($1, '0190ed00-0003-7000-8000-000000000002',
         '0190ed00-0002-7000-8000-000000000001', 'sector', 'Cerro Sur'),
        ($1, '0190ed00-0003-7000-8000-000000000003',
         '0190ed00-0002-7000-8000-000000000002', 'sector', 'Valle Centro'),
        ($1, '0190ed00-0003-7000-8000-000000000004',
         '0190ed00-0002-7000-8000-000000000002', 'sector', 'Valle Estación')
      on conflict do nothing
      """;

  private static final String ACCESSES =
      """
      insert into network_node (tenant_id, node_id, parent_id, kind, name)
      select $1,
             format('0190ed00-0005-7000-8000-%s', lpad(n::text, 12, '0'))::uuid,
             format('0190ed00-0003-7000-8000-%s', lpad((1 + (n - 1) / 3)::text, 12, '0'))::uuid,
             'access',
             format('Acceso C-%s', 100 + n)
      from generate_series(1, 12) n
      on conflict do nothing
      """;

  static final List<String> IN_ORDER = List.of(NODES_AND_SECTORS, ACCESSES);

  private DemoNetwork() {}
}
