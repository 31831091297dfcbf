package io.recado.database;

import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.function.Supplier;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

/**
 * Names the tenant in the transaction, where row-level security reads it. The setting ends with the
 * transaction, so a pooled connection forgets it.
 */
final class TransactionalTenantScope implements TenantScope {

  private static final String NAME_TENANT = "select set_config('app.tenant_id', $1, true)";

  private final DatabaseClient client;
  private final TransactionalOperator transaction;

  TransactionalTenantScope(DatabaseClient client, TransactionalOperator transaction) {
    this.client = client;
    this.transaction = transaction;
  }

  @Override
  public <T> Mono<T> inTenant(TenantId tenant, Supplier<Mono<T>> work) {
    return Mono.deferContextual(
        context -> {
          var current = context.<TenantId>getOrEmpty(TenantId.class);
          if (current.isEmpty()) {
            return detached(begin(tenant, work), context);
          }
          return current.get().equals(tenant)
              ? Mono.defer(work)
              : Mono.error(new IllegalStateException("already in the scope of another tenant"));
        });
  }

  private <T> Mono<T> begin(TenantId tenant, Supplier<Mono<T>> work) {
    var named = client.sql(NAME_TENANT).bind(0, tenant.toString()).then();
    return transaction
        .transactional(named.then(Mono.defer(work)))
        .contextWrite(context -> context.put(TenantId.class, tenant));
  }

  /**
   * A cancelled statement leaves its connection in an unknown state (r2dbc-pool issues 210, 211),
   * so cancelling the caller must not reach the transaction.
   */
  private static <T> Mono<T> detached(Mono<T> transaction, ContextView context) {
    return Mono.fromFuture(() -> transaction.contextWrite(context).toFuture(), true);
  }
}
