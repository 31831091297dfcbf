package io.recado.ledger;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** When each tenant's ledger was last checked, and what was found. */
@Repository
class LedgerChecks {

  private static final String NEXT =
      """
      select c.tenant_id from (select distinct tenant_id from channel) c
      left join ledger_check k on k.tenant_id = c.tenant_id
      order by k.checked_at nulls first limit $1
      """;

  private static final String RECORD =
      """
      insert into ledger_check (tenant_id, checked_at, imbalance) values ($1, clock_timestamp(), $2)
      on conflict (tenant_id) do update set checked_at = excluded.checked_at, imbalance = excluded.imbalance
      """;

  private static final String SUMMARY =
      """
      select count(*) filter (where k.imbalance <> 0) as out_of_balance,
             coalesce(sum(k.imbalance), 0)::bigint as imbalance,
             count(*) filter (where k.tenant_id is not null and k.imbalance is null) as failed,
             count(*) filter (where k.tenant_id is null) as unchecked,
             coalesce(extract(epoch from now() - min(k.checked_at)), 0)::float8 as oldest
      from (select distinct tenant_id from channel) c full join ledger_check k on k.tenant_id = c.tenant_id
      """;

  private final DatabaseClient database;
  private final DatabaseClient dispatch;
  private final TenantScope scope;

  LedgerChecks(DatabaseClient database, DispatchDatabase dispatch, TenantScope scope) {
    this.database = database;
    this.dispatch = dispatch.client();
    this.scope = scope;
  }

  /** The tenants whose last check is longest ago, those never checked first. */
  Flux<TenantId> next(int limit) {
    return dispatch
        .sql(NEXT)
        .bind(0, limit)
        .mapValue(UUID.class)
        .all()
        .map(TenantId::new)
        .collectList() // Whoever takes their time over them holds no connection.
        .flatMapIterable(tenants -> tenants);
  }

  Mono<Void> record(TenantId tenant, long imbalance) {
    return write(tenant, imbalance);
  }

  /** The check came to no result. */
  Mono<Void> recordFailure(TenantId tenant) {
    return write(tenant, null);
  }

  private Mono<Void> write(TenantId tenant, @Nullable Long imbalance) {
    var statement = database.sql(RECORD).bind(0, tenant.value());
    return scope.inTenant(tenant, () -> bind(statement, 1, Long.class, imbalance).then());
  }

  Mono<Summary> summary() {
    return dispatch
        .sql(SUMMARY)
        .map(
            row ->
                new Summary(
                    required(row, "out_of_balance", Long.class),
                    required(row, "imbalance", Long.class),
                    required(row, "failed", Long.class),
                    required(row, "unchecked", Long.class),
                    Duration.ofMillis((long) (1000 * required(row, "oldest", Double.class)))))
        .one();
  }

  /**
   * All tenants together.
   *
   * @param outOfBalance tenants whose counts do not add up
   * @param failed tenants whose last check came to no result
   * @param unchecked tenants that were never checked
   * @param oldest how long ago the tenant was checked whose check is longest ago
   */
  record Summary(long outOfBalance, long imbalance, long failed, long unchecked, Duration oldest) {

    static final Summary NONE = new Summary(0, 0, 0, 0, Duration.ZERO);
  }
}
