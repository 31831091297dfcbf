package io.recado.ledger;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresLedger implements Ledger {

  private static final String OF_TENANT = "select * from ledger where tenant_id = $1";

  /**
   * Planned by what this tenant has, few rows or nearly all; and by one process, however long it
   * takes: people wait for the others.
   */
  private static final String FOR_THIS_TENANT =
      """
      select set_config('plan_cache_mode', 'force_custom_plan', true),
             set_config('max_parallel_workers_per_gather', '0', true)
      """;

  private final DatabaseClient database;
  private final TenantScope scope;

  PostgresLedger(DatabaseClient database, TenantScope scope) {
    this.database = database;
    this.scope = scope;
  }

  @Override
  public Mono<Balance> of(TenantId tenant) {
    var balance =
        database.sql(OF_TENANT).bind(0, tenant.value()).map(PostgresLedger::balance).one();
    return scope.inTenant(tenant, () -> database.sql(FOR_THIS_TENANT).then().then(balance));
  }

  private static Balance balance(Readable row) {
    return new Balance(
        count(row, "accepted"),
        count(row, "duplicates"),
        count(row, "applied"),
        count(row, "pending"),
        count(row, "created"),
        count(row, "sent"),
        count(row, "dead"),
        count(row, "withdrawn"),
        count(row, "to_send"),
        count(row, "delivered"),
        count(row, "read"),
        count(row, "failed"),
        new Balance.Faults(
            count(row, "forgotten"),
            count(row, "missing"),
            count(row, "delivered_unsent"),
            count(row, "failed_unburied")));
  }

  private static long count(Readable row, String column) {
    return required(row, column, Long.class);
  }
}
