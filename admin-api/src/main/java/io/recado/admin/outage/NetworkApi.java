package io.recado.admin.outage;

import io.recado.admin.access.Caller;
import io.recado.admin.access.Needs;
import io.recado.admin.access.Permission;
import io.recado.tenant.TenantScope;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The network, and how it does. */
@RestController
@RequestMapping("/api/v1/network")
class NetworkApi {

  /** Accesses are customers', and counted only. */
  private static final String NODES =
      """
      select n.node_id, n.parent_id, n.kind, n.name,
             case when i.state = 'known' then 'DOWN' when i.state = 'suspected' then 'SUSPECTED'
                  when exists (
                    select from maintenance m where m.tenant_id = n.tenant_id and m.node_id = n.node_id
                      and clock_timestamp() between m.starts_at and m.ends_at) then 'IN_WORKS'
                  else 'WELL' end as state,
             i.incident_id, coalesce(a.count, 0) as accesses
      from network_node n
      left join lateral (
        select incident_id, state from incident
        where tenant_id = n.tenant_id and node_id = n.node_id and ended_at is null
        order by state = 'known' desc, began_at limit 1) i on true
      left join (
        select parent_id, count(*)::int as count from network_node
        where tenant_id = $1 and kind = 'access' group by parent_id) a on a.parent_id = n.node_id
      where n.tenant_id = $1 and n.kind <> 'access'
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  NetworkApi(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** What nothing feeds, with all it feeds below. */
  @Needs(Permission.READ_INBOX)
  @GetMapping
  Mono<List<NodeView>> network(Caller caller) {
    var nodes =
        client.sql(NODES).bind(0, caller.tenant().value()).map(NetworkTree.Node::read).all();
    return scope.inTenant(caller.tenant(), nodes::collectList).map(NetworkTree::of);
  }
}
