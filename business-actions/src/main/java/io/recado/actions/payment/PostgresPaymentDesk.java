package io.recado.actions.payment;

import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresPaymentDesk implements PaymentDesk {

  /** Who connects for a tenant waits here as well. */
  private static final String HOLD = "select 1 from tenant where tenant_id = $1 for no key update";

  private static final String CHANGE =
      "update payment_account set secrets = $3 where tenant_id = $1 and account_id = $2";

  /** Not for one that has just been taken away: payments then go by whichever they went by. */
  private static final String PREFER_NONE =
      """
      update payment_account set preferred = false
      where tenant_id = $1 and preferred and account_id <> $2
        and exists (select from payment_account where tenant_id = $1 and account_id = $2)
      """;

  private static final String PREFER =
      "update payment_account set preferred = $3 where tenant_id = $1 and account_id = $2";

  private static final String REMOVE =
      "delete from payment_account where tenant_id = $1 and account_id = $2";

  private final PaymentAccounts accounts;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;

  PostgresPaymentDesk(
      PaymentAccounts accounts, DatabaseClient client, TenantScope scope, SecretBox box) {
    this.accounts = accounts;
    this.client = client;
    this.scope = scope;
    this.box = box;
  }

  @Override
  public Mono<PaymentAccount> find(TenantId tenant, AccountId id) {
    return hold(tenant)
        .then(Mono.defer(() -> accounts.find(id)))
        .filter(account -> account.tenant().equals(tenant));
  }

  @Override
  public Mono<Boolean> change(PaymentAccount account) {
    var tenant = account.tenant();
    return Mono.fromCallable(
            () -> box.seal(tenant, new ChannelId(account.id().value()), account.secrets()))
        .flatMap(secrets -> changed(tenant, of(CHANGE, tenant, account.id()).bind(2, secrets)));
  }

  @Override
  public Mono<Boolean> prefer(TenantId tenant, AccountId id, boolean preferred) {
    var others = preferred ? of(PREFER_NONE, tenant, id).then() : Mono.<Void>empty();
    return scope.inTenant(
        tenant,
        () ->
            hold(tenant)
                .then(others)
                .then(changed(tenant, of(PREFER, tenant, id).bind(2, preferred))));
  }

  @Override
  public Mono<Boolean> remove(TenantId tenant, AccountId id) {
    return scope.inTenant(tenant, () -> hold(tenant).then(changed(tenant, of(REMOVE, tenant, id))));
  }

  private Mono<Void> hold(TenantId tenant) {
    return scope.inTenant(tenant, () -> client.sql(HOLD).bind(0, tenant.value()).then());
  }

  private Mono<Boolean> changed(TenantId tenant, GenericExecuteSpec statement) {
    return scope.inTenant(tenant, () -> statement.fetch().rowsUpdated().map(rows -> rows > 0));
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, AccountId id) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, id.value());
  }
}
