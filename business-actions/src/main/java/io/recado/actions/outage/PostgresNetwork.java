package io.recado.actions.outage;

import static io.recado.database.Columns.required;

import io.recado.actions.invoice.CustomerId;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class PostgresNetwork implements Network {

  private static final String AREAS =
      "select node_id, name from network_node where tenant_id = $1 and kind <> 'access'";

  private static final String OF_CUSTOMER =
      """
      select access_id from subscription
      where tenant_id = $1 and customer_id = $2 and state <> 'ended'
      order by access_id
      """;

  private static final String OF_NUMBERS =
      """
      select distinct n.parent_id from customer c
      join subscription s on s.tenant_id = c.tenant_id and s.customer_id = c.customer_id and s.state <> 'ended'
      join network_node n on n.tenant_id = s.tenant_id and n.node_id = s.access_id and n.kind = 'access'
      where c.tenant_id = $1 and upper(c.number) = any($2)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresNetwork(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Flux<Area> areas(TenantId tenant) {
    return scope
        .inTenant(
            tenant,
            () ->
                client
                    .sql(AREAS)
                    .bind(0, tenant.value())
                    .map(
                        row ->
                            new Area(
                                new NodeId(required(row, "node_id", UUID.class)),
                                required(row, "name", String.class)))
                    .all()
                    .collectList())
        .flatMapIterable(areas -> areas);
  }

  @Override
  public Flux<NodeId> accesses(TenantId tenant, CustomerId customer) {
    return nodes(tenant, client.sql(OF_CUSTOMER).bind(1, customer.value()));
  }

  @Override
  public Flux<NodeId> areas(TenantId tenant, Set<String> numbers) {
    var written =
        numbers.stream().map(number -> number.toUpperCase(Locale.ROOT)).toArray(String[]::new);
    return nodes(tenant, client.sql(OF_NUMBERS).bind(1, written));
  }

  private Flux<NodeId> nodes(TenantId tenant, GenericExecuteSpec statement) {
    return scope
        .inTenant(
            tenant,
            () -> statement.bind(0, tenant.value()).mapValue(UUID.class).all().collectList())
        .flatMapIterable(ids -> ids)
        .map(NodeId::new);
  }
}
