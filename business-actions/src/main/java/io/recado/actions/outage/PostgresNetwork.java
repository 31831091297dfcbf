package io.recado.actions.outage;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.CustomerId;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
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
      select access_id as node_id from subscription
      where tenant_id = $1 and customer_id = $2 and state <> 'ended'
      order by access_id
      """;

  private static final String OF_NUMBERS =
      """
      select c.customer_id, n.parent_id from customer c
      join subscription s on s.tenant_id = c.tenant_id and s.customer_id = c.customer_id and s.state <> 'ended'
      join network_node n on n.tenant_id = s.tenant_id and n.node_id = s.access_id and n.kind = 'access'
      where c.tenant_id = $1 and lower(c.number) = any($2)
      """;

  private static final String ABOVE =
      """
      select a.node_id from unnest($2::uuid[]) as asked (node)
      cross join lateral network_above($1, asked.node) a
      """;

  private static final String NAMES =
      """
      select concat_ws(' · ', p.name, n.name) as name from network_node n
      left join network_node p on p.tenant_id = n.tenant_id and p.node_id = n.parent_id
      where n.tenant_id = $1 and n.node_id = any($2)
      order by 1
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresNetwork(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Flux<Area> areas(TenantId tenant) {
    return all(
        tenant,
        client.sql(AREAS),
        row -> new Area(node(row, "node_id"), required(row, "name", String.class)));
  }

  @Override
  public Flux<NodeId> accesses(TenantId tenant, CustomerId customer) {
    var statement = client.sql(OF_CUSTOMER).bind(1, customer.value());
    return all(tenant, statement, row -> node(row, "node_id"));
  }

  @Override
  public Flux<Contract> contracts(TenantId tenant, Set<String> numbers) {
    var written =
        numbers.stream().map(number -> number.toLowerCase(Locale.ROOT)).toArray(String[]::new);
    return all(
        tenant,
        client.sql(OF_NUMBERS).bind(1, written),
        row ->
            new Contract(
                new CustomerId(required(row, "customer_id", UUID.class)), node(row, "parent_id")));
  }

  @Override
  public Flux<NodeId> above(TenantId tenant, List<NodeId> nodes) {
    return all(tenant, client.sql(ABOVE).bind(1, ids(nodes)), row -> node(row, "node_id"));
  }

  @Override
  public Flux<String> names(TenantId tenant, List<NodeId> nodes) {
    return all(
        tenant, client.sql(NAMES).bind(1, ids(nodes)), row -> required(row, "name", String.class));
  }

  private <T> Flux<T> all(
      TenantId tenant, GenericExecuteSpec statement, Function<Readable, T> read) {
    return scope
        .inTenant(tenant, () -> statement.bind(0, tenant.value()).map(read).all().collectList())
        .flatMapIterable(found -> found);
  }

  private static NodeId node(Readable row, String column) {
    return new NodeId(required(row, column, UUID.class));
  }

  private static UUID[] ids(List<NodeId> nodes) {
    return nodes.stream().map(NodeId::value).toArray(UUID[]::new);
  }
}
