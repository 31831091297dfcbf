package io.recado.actions.payment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Acts on what providers told and nobody acted on, looks at payments again where that failed, and
 * asks how attempts stand that are over by the clock and of which nothing was heard.
 */
public final class SettlePayments implements Job {

  private static final Logger log = LoggerFactory.getLogger(SettlePayments.class);

  private static final String ACCOUNTS_WITH_NEWS =
      """
      select account_id from payment_fact
      where settled_at is null and recorded_at < clock_timestamp() - interval '5 s'
      union
      select account_id from payment_look where due_at <= clock_timestamp()
      limit 100
      """;

  /** Looked at an hour apart, for as long as the provider says nothing new. */
  private static final String LEFT =
      """
      select tenant_id, attempt_id, account_id from payment_attempt
      where state in ('requested', 'open', 'pending') and expires_at < now() - interval '10 minutes'
        and (looked_at is null or looked_at < now() - interval '1 hour')
      order by expires_at limit 100
      """;

  private static final String LOOKED_AT =
      """
      update payment_attempt set looked_at = clock_timestamp()
      where tenant_id = $1 and attempt_id = $2
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final PaymentAccounts accounts;
  private final Reconciling reconciling;

  /** How attempts are found, and how they are asked after. */
  public record Reconciling(Attempts attempts, PaymentNews news) {}

  public SettlePayments(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      PaymentAccounts accounts,
      Reconciling reconciling) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.accounts = accounts;
    this.reconciling = reconciling;
  }

  @Override
  public String name() {
    return "settle-payments";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(10);
  }

  @Override
  public Mono<Void> run() {
    return accountsWithNews()
        .concatMap(this::actOn)
        .thenMany(Flux.defer(this::left))
        .concatMap(this::reconcile)
        .then();
  }

  private Flux<AccountId> accountsWithNews() {
    return dispatch
        .sql(ACCOUNTS_WITH_NEWS)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .flatMapIterable(ids -> ids)
        .map(AccountId::new);
  }

  private Flux<Left> left() {
    return dispatch
        .sql(LEFT)
        .map(Left::read)
        .all()
        .collectList()
        .flatMapIterable(attempts -> attempts);
  }

  private Mono<Void> actOn(AccountId id) {
    return accounts
        .find(id)
        .flatMap(reconciling.news()::actOn)
        .onErrorResume(error -> nextTime("account", id, error));
  }

  private Mono<Void> reconcile(Left left) {
    return scope
        .inTenant(left.tenant(), () -> looked(left))
        .then(Mono.defer(() -> ask(left)))
        .onErrorResume(error -> nextTime("attempt", left.attempt(), error));
  }

  private Mono<Void> looked(Left left) {
    return client
        .sql(LOOKED_AT)
        .bind(0, left.tenant().value())
        .bind(1, left.attempt().value())
        .then();
  }

  private Mono<Void> ask(Left left) {
    return Mono.zip(
            accounts.find(left.account()),
            reconciling.attempts().find(left.tenant(), left.attempt()))
        .flatMap(found -> reconciling.news().reconcile(found.getT1(), found.getT2()));
  }

  private static Mono<Void> nextTime(String what, Object id, Throwable error) {
    log.warn("Payments of {} {} are not settled, next try later: {}", what, id, error.toString());
    return Mono.empty();
  }

  private record Left(TenantId tenant, AttemptId attempt, AccountId account) {

    static Left read(Readable row) {
      return new Left(
          new TenantId(required(row, "tenant_id", UUID.class)),
          new AttemptId(required(row, "attempt_id", UUID.class)),
          new AccountId(required(row, "account_id", UUID.class)));
    }
  }
}
