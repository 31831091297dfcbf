package io.recado.actions.appointment;

import io.r2dbc.spi.Readable;
import io.recado.database.Columns;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Statements on the tables of appointments; the first parameter of each is the tenant. */
record AgendaSql(DatabaseClient client, TenantScope scope) {

  private static final String NEXT_NUMBER =
      """
      insert into appointment_counter (tenant_id, next_number) values ($1, 1002)
      on conflict (tenant_id) do update set next_number = appointment_counter.next_number + 1
      returning next_number - 1 as number
      """;

  private static final String IN_TURN =
      "select 1 from appointment_counter where tenant_id = $1 for update";

  /** To be run inside {@link #inTenant}. */
  GenericExecuteSpec of(String sql, TenantId tenant, Object... values) {
    var bound = client.sql(sql).bind(0, tenant.value());
    for (int i = 0; i < values.length; i++) {
      bound = bound.bind(i + 1, values[i]);
    }
    return bound;
  }

  /** The number of the tenant's next appointment; to be asked inside {@link #inTenant}. */
  Mono<Long> nextNumber(TenantId tenant) {
    return of(NEXT_NUMBER, tenant).map(row -> Columns.required(row, "number", Long.class)).one();
  }

  /**
   * Waits for whoever gives out a number, and has them wait. Of two who move at once, each would
   * otherwise wait for what the other has just written.
   */
  Mono<Void> inTurn(TenantId tenant) {
    return of(IN_TURN, tenant).then();
  }

  <T> Mono<T> inTenant(TenantId tenant, Supplier<Mono<T>> work) {
    return scope.inTenant(tenant, work);
  }

  /** All rows, in a transaction of their own. */
  <T> Flux<T> rows(String sql, Function<Readable, T> row, TenantId tenant, Object... values) {
    return inTenant(tenant, () -> of(sql, tenant, values).map(row).all().collectList())
        .flatMapIterable(rows -> rows);
  }

  /** The only row, in a transaction of its own; empty when there is none. */
  <T> Mono<T> row(String sql, Function<Readable, T> row, TenantId tenant, Object... values) {
    return inTenant(tenant, () -> of(sql, tenant, values).map(row).one());
  }
}
