package io.recado.admin.network;

import static io.recado.database.Columns.required;

import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** How accesses are switched, as owners see it; the domain's port changes it. */
@Repository
class PostgresSwitches {

  private static final String ONE =
      "select "
          + SwitchView.COLUMNS
          + """
             from access_switch w
            join network_router r on r.tenant_id = w.tenant_id and r.router_id = w.router_id
            where w.tenant_id = $1 and w.access_id = $2
            """;

  private static final String ROUTERS =
      "select router_id, name from network_router where tenant_id = $1 order by name";

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresSwitches(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** Empty when no router knows the access. */
  Mono<SwitchView> find(TenantId tenant, UUID access) {
    var found = client.sql(ONE).bind(0, tenant.value()).bind(1, access);
    return scope.inTenant(tenant, found.map(SwitchView::known)::one);
  }

  /** By name. */
  Mono<List<RouterName>> routers(TenantId tenant) {
    var rows =
        client
            .sql(ROUTERS)
            .bind(0, tenant.value())
            .map(
                row ->
                    new RouterName(
                        required(row, "router_id", UUID.class),
                        required(row, "name", String.class)))
            .all();
    return scope.inTenant(tenant, rows::collectList);
  }
}
