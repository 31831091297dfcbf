package io.recado.admin.customer;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.customer.SubscriptionView.State;
import io.recado.admin.network.SwitchView;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.admin.web.Amount;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** What customers subscribed to, in PostgreSQL. An access serves one at a time. */
@Repository
class PostgresContracts {

  private static final String FILE =
      """
      select s.*, s.xmin::text as version, p.name as plan_name, p.price_minor, p.currency, n.name as access_name,
      """
          + SwitchView.COLUMNS
          + """
             from subscription s
      join plan p on p.tenant_id = s.tenant_id and p.plan_id = s.plan_id
      join network_node n on n.tenant_id = s.tenant_id and n.node_id = s.access_id
      left join access_switch w on w.tenant_id = s.tenant_id and w.access_id = s.access_id
      left join network_router r on r.tenant_id = w.tenant_id and r.router_id = w.router_id
      where s.tenant_id = $1
      """;

  private static final String OF_CUSTOMER =
      FILE + " and s.customer_id = $2 order by s.since desc, s.subscription_id desc";

  private static final String ONE = FILE + " and s.subscription_id = $2";

  private static final String FREE =
      """
      select n.node_id, n.name from network_node n
      where n.tenant_id = $1 and n.kind = 'access'
        and ($2::text is null or position(folded($2) in folded(n.name)) > 0)
        and not exists (select from subscription s
                        where s.tenant_id = n.tenant_id and s.access_id = n.node_id and s.state <> 'ended')
      order by n.name limit $3
      """;

  /** As many as anybody reads before they go on typing. */
  private static final int MOST_FREE = 20;

  /** What of the two there is of the tenant's decides; an access is a leaf of the network. */
  private static final String PARTS =
      """
      from plan p
      join network_node n on n.tenant_id = p.tenant_id and n.kind = 'access'
      join tenant t on t.tenant_id = p.tenant_id
      where p.tenant_id = $1
      """;

  private static final String ADD =
      """
      insert into subscription (tenant_id, subscription_id, customer_id, plan_id, access_id, since)
      select p.tenant_id, $2, $3, p.plan_id, n.node_id, coalesce($6, (now() at time zone t.time_zone)::date)
      """
          + PARTS
          + " and p.plan_id = $4 and n.node_id = $5";

  private static final String CHANGE =
      """
      update subscription s set plan_id = parts.plan_id, access_id = parts.node_id, state = $5
      from (select p.plan_id, n.node_id
      """
          + PARTS
          + """
             and p.plan_id = $3 and n.node_id = $4) parts
      where s.tenant_id = $1 and s.subscription_id = $2 and s.state <> 'ended'
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresContracts(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  /** The latest first. */
  Mono<List<SubscriptionView>> of(TenantId tenant, UUID customer) {
    var rows = of(OF_CUSTOMER, tenant, customer).map(PostgresContracts::subscription).all();
    return scope.inTenant(tenant, rows::collectList);
  }

  /** Empty when the tenant has no such subscription. */
  Mono<SubscriptionView> find(TenantId tenant, UUID subscription) {
    var found = of(ONE, tenant, subscription).map(PostgresContracts::subscription);
    return scope.inTenant(tenant, found::one);
  }

  /**
   * @throws ApiProblem {@code PART_UNKNOWN} where the tenant has no such plan or access, {@code
   *     NOT_POSSIBLE} where the access serves another
   */
  Mono<UUID> add(TenantId tenant, UUID id, UUID customer, NewSubscription wish) {
    var statement =
        of(ADD, tenant, id).bind(2, customer).bind(3, wish.plan()).bind(4, wish.access());
    return written(tenant, bind(statement, 5, LocalDate.class, wish.since())).thenReturn(id);
  }

  /** As {@link #add}; one that has ended meanwhile is refused like one without its parts. */
  Mono<Void> change(TenantId tenant, UUID id, SubscriptionChange wish) {
    return written(
        tenant,
        of(CHANGE, tenant, id)
            .bind(2, wish.plan())
            .bind(3, wish.access())
            .bind(4, wish.state().code()));
  }

  private Mono<Void> written(TenantId tenant, GenericExecuteSpec statement) {
    return scope
        .inTenant(tenant, () -> statement.fetch().rowsUpdated())
        .onErrorMap(
            DuplicateKeyException.class,
            taken ->
                new ApiProblem(ApiError.NOT_POSSIBLE, "The access serves another subscription."))
        .filter(rows -> rows > 0)
        .switchIfEmpty(
            Mono.error(
                () -> new ApiProblem(ApiError.PART_UNKNOWN, "There is no such plan or access.")))
        .then();
  }

  /** The first few by name. */
  Mono<List<FreeAccess>> free(TenantId tenant, @Nullable String search) {
    var statement = client.sql(FREE).bind(0, tenant.value());
    var rows =
        bind(statement, 1, String.class, search)
            .bind(2, MOST_FREE)
            .map(
                row ->
                    new FreeAccess(
                        required(row, "node_id", UUID.class), required(row, "name", String.class)))
            .all();
    return scope.inTenant(tenant, rows::collectList);
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, UUID id) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, id);
  }

  private static SubscriptionView subscription(Readable row) {
    return new SubscriptionView(
        required(row, "subscription_id", UUID.class),
        required(row, "customer_id", UUID.class),
        required(row, "plan_id", UUID.class),
        required(row, "plan_name", String.class),
        new Amount(
            required(row, "price_minor", Long.class), required(row, "currency", String.class)),
        required(row, "access_id", UUID.class),
        required(row, "access_name", String.class),
        State.of(required(row, "state", String.class)),
        required(row, "since", LocalDate.class),
        SwitchView.read(row),
        required(row, "version", String.class));
  }
}
