package io.recado.actions.payment;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.invoice.Money;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresFacts implements Facts {

  private static final String RECORD =
      """
      insert into payment_fact (tenant_id, account_id, fact_key, attempt_id, payment, kind, amount_minor, currency,
                                live, at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
      on conflict do nothing
      """;

  private static final String LOOK_AT =
      """
      insert into payment_look as known (tenant_id, account_id, payment) values ($1, $2, $3)
      on conflict (tenant_id, account_id, payment) do update
      set asked = known.asked + 1, looks = 0, due_at = clock_timestamp()
      """;

  private static final String LOOKS =
      """
      select payment, asked from payment_look
      where tenant_id = $1 and account_id = $2 and due_at <= clock_timestamp()
      order by due_at limit 50
      """;

  private static final String LOOKED =
      """
      update payment_look set due_at = null
      where tenant_id = $1 and account_id = $2 and payment = $3 and asked = $4
      """;

  /** After 15 s, 30 s, a minute and so on up to an hour, for about two days. */
  private static final String LOOK_FAILED =
      """
      update payment_look set looks = looks + 1, due_at = case when looks < 56
        then clock_timestamp() + least(interval '1 hour', interval '15 s' * power(2, least(looks, 8))) end
      where tenant_id = $1 and account_id = $2 and payment = $3 and asked = $4
      """;

  private static final String UNSETTLED =
      """
      with open as (
        select attempt_id, payment from payment_fact
        where tenant_id = $1 and account_id = $2 and settled_at is null
      )
      select a.attempt_id from payment_attempt a
      where a.tenant_id = $1 and a.account_id = $2 and (
        a.attempt_id in (select attempt_id from open)
        or a.attempt_id in (
          select f.attempt_id from payment_fact f join open o on o.payment = f.payment
          where f.tenant_id = $1 and f.account_id = $2))
      """;

  private static final String PUT_ASIDE =
      """
      update payment_fact f set settled_at = clock_timestamp()
      where f.tenant_id = $1 and f.account_id = $2 and f.settled_at is null and not exists (
        select from payment_fact g
        join payment_attempt a on a.tenant_id = g.tenant_id and a.account_id = g.account_id
          and a.attempt_id = g.attempt_id
        where g.tenant_id = $1 and g.account_id = $2 and (g.fact_key = f.fact_key or g.payment = f.payment))
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresFacts(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<Long> record(PaymentAccount account, List<PaymentFact> facts) {
    return scope.inTenant(
        account.tenant(),
        () ->
            Flux.fromIterable(facts)
                .concatMap(fact -> record(account, fact))
                .reduce(0L, Long::sum));
  }

  @Override
  public Mono<Void> lookAt(PaymentAccount account, String payment) {
    return scope.inTenant(account.tenant(), () -> of(LOOK_AT, account).bind(2, payment).then());
  }

  @Override
  public Flux<Look> looks(PaymentAccount account) {
    return scope
        .inTenant(
            account.tenant(), () -> of(LOOKS, account).map(PostgresFacts::look).all().collectList())
        .flatMapIterable(looks -> looks);
  }

  @Override
  public Mono<Void> looked(PaymentAccount account, Look look) {
    return end(LOOKED, account, look);
  }

  @Override
  public Mono<Void> lookFailed(PaymentAccount account, Look look) {
    return end(LOOK_FAILED, account, look);
  }

  @Override
  public Flux<AttemptId> unsettled(PaymentAccount account) {
    return scope
        .inTenant(
            account.tenant(),
            () ->
                of(PUT_ASIDE, account)
                    .then()
                    .then(of(UNSETTLED, account).mapValue(UUID.class).all().collectList()))
        .flatMapIterable(ids -> ids)
        .map(AttemptId::new);
  }

  private Mono<Void> end(String sql, PaymentAccount account, Look look) {
    return scope.inTenant(
        account.tenant(),
        () -> of(sql, account).bind(2, look.payment()).bind(3, look.asked()).then());
  }

  private Mono<Long> record(PaymentAccount account, PaymentFact fact) {
    var attempt = fact.attempt();
    var amount = fact.amount();
    var statement = of(RECORD, account).bind(2, fact.key());
    statement = bind(statement, 3, UUID.class, attempt == null ? null : attempt.value());
    statement = bind(statement, 4, String.class, fact.payment()).bind(5, fact.kind().code());
    statement = bind(statement, 6, Long.class, amount == null ? null : amount.minor());
    var currency = amount == null ? null : amount.currency().getCurrencyCode();
    return bind(statement, 7, String.class, currency)
        .bind(8, fact.live())
        .bind(9, fact.at())
        .fetch()
        .rowsUpdated();
  }

  private GenericExecuteSpec of(String sql, PaymentAccount account) {
    return client.sql(sql).bind(0, account.tenant().value()).bind(1, account.id().value());
  }

  private static Look look(Readable row) {
    return new Look(required(row, "payment", String.class), required(row, "asked", Integer.class));
  }

  /** Reads a fact, as {@link PostgresSettlements} asks for it. */
  static PaymentFact fact(Readable row) {
    var attempt = row.get("attempt_id", UUID.class);
    var currency = row.get("currency", String.class);
    return new PaymentFact(
        required(row, "fact_key", String.class),
        PaymentFact.Kind.valueOf(required(row, "kind", String.class).toUpperCase(Locale.ROOT)),
        attempt == null ? null : new AttemptId(attempt),
        row.get("payment", String.class),
        currency == null ? null : Money.of(required(row, "amount_minor", Long.class), currency),
        required(row, "live", Boolean.class),
        required(row, "at", Instant.class));
  }
}
