package io.recado.actions.payment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class PostgresPaymentAccounts implements PaymentAccounts {

  private static final String BY_ID =
      """
      select tenant_id, account_id, provider, live, secrets from payment_account
      where account_id = $1
      """;

  private static final String PREFERRED =
      """
      select tenant_id, account_id, provider, live, secrets from payment_account
      where tenant_id = $1 and preferred
      """;

  private static final String PREFER_NONE =
      """
      update payment_account set preferred = false
      where tenant_id = $1 and preferred and account_id <> $2
      """;

  private static final String SAVE =
      """
      insert into payment_account (tenant_id, account_id, provider, live, preferred, secrets)
      values ($1, $2, $3, $4, true, $5)
      on conflict (tenant_id, account_id) do update
      set provider = excluded.provider, live = excluded.live, preferred = true, secrets = excluded.secrets
      """;

  /** No row is written at the pace of notices. */
  private static final String HEARD =
      """
      update payment_account set heard_at = clock_timestamp()
      where tenant_id = $1 and account_id = $2
        and (heard_at is null or heard_at < clock_timestamp() - interval '1 minute')
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final SecretBox box;

  PostgresPaymentAccounts(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, SecretBox box) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.box = box;
  }

  @Override
  public Mono<PaymentAccount> find(AccountId id) {
    return dispatch.sql(BY_ID).bind(0, id.value()).map(this::read).one();
  }

  @Override
  public Mono<PaymentAccount> preferred(TenantId tenant) {
    return scope.inTenant(
        tenant, () -> client.sql(PREFERRED).bind(0, tenant.value()).map(this::read).one());
  }

  @Override
  public Mono<Void> save(PaymentAccount account) {
    return scope.inTenant(account.tenant(), () -> preferNone(account).then(write(account)));
  }

  @Override
  public Mono<Void> heard(PaymentAccount account) {
    return scope.inTenant(
        account.tenant(),
        () ->
            client
                .sql(HEARD)
                .bind(0, account.tenant().value())
                .bind(1, account.id().value())
                .then());
  }

  private Mono<Void> preferNone(PaymentAccount account) {
    return client
        .sql(PREFER_NONE)
        .bind(0, account.tenant().value())
        .bind(1, account.id().value())
        .then();
  }

  private Mono<Void> write(PaymentAccount account) {
    return Mono.fromCallable(
            () -> box.seal(account.tenant(), sealedAs(account.id()), account.secrets()))
        .flatMap(
            secrets ->
                client
                    .sql(SAVE)
                    .bind(0, account.tenant().value())
                    .bind(1, account.id().value())
                    .bind(2, account.provider().code())
                    .bind(3, account.live())
                    .bind(4, secrets)
                    .then());
  }

  private PaymentAccount read(Readable row) {
    var tenant = new TenantId(required(row, "tenant_id", UUID.class));
    var id = new AccountId(required(row, "account_id", UUID.class));
    return new PaymentAccount(
        tenant,
        id,
        Provider.valueOf(required(row, "provider", String.class).toUpperCase(Locale.ROOT)),
        required(row, "live", Boolean.class),
        box.open(tenant, sealedAs(id), required(row, "secrets", byte[].class)));
  }

  /** An account takes a channel's place in the seal: both are doors of a tenant with an id. */
  private static ChannelId sealedAs(AccountId id) {
    return new ChannelId(id.value());
  }
}
