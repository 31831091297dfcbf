package io.recado.actions.payment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.database.DispatchDatabase;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Payments that are to be given back, because their page was paid more than once. */
@Repository
class PostgresReturns {

  /** About a day, by the waits of {@link #LATER}. */
  static final int MOST_TRIES = 30;

  private static final String OF_ATTEMPT =
      "select payment from payment_return where tenant_id = $1 and attempt_id = $2";

  private static final String QUEUE =
      """
      insert into payment_return (tenant_id, attempt_id, payment, amount_minor, currency)
      values ($1, $2, $3, $4, $5) on conflict do nothing
      """;

  private static final String RETURNED =
      """
      update payment_return set state = 'returned', due_at = null
      where tenant_id = $1 and attempt_id = $2 and payment = any($3) and state <> 'returned'
      """;

  private static final String DUE =
      """
      select tenant_id, attempt_id, payment, tries from payment_return
      where state = 'due' and due_at <= clock_timestamp() order by due_at limit 50
      """;

  private static final String END =
      """
      update payment_return set state = $4, due_at = null
      where tenant_id = $1 and attempt_id = $2 and payment = $3 and state = 'due'
      """;

  private static final String LATER =
      """
      update payment_return set tries = tries + 1,
        due_at = clock_timestamp() + least(interval '1 hour', interval '15 s' * power(2, least(tries, 8)))
      where tenant_id = $1 and attempt_id = $2 and payment = $3 and state = 'due'
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresReturns(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
  }

  /**
   * Sees to it that all payments but one go back. In the caller's transaction, which holds the
   * invoice.
   *
   * @param returned those of which the provider says that they are back as a whole
   */
  Mono<Void> bring(Attempt attempt, List<String> payments, Set<String> returned) {
    return payments.size() < 2
        ? Mono.empty()
        : ended(attempt, returned)
            .then(of(OF_ATTEMPT, attempt).mapValue(String.class).all().collectList())
            .flatMapIterable(queued -> tooMany(payments, queued, returned))
            .concatMap(payment -> queue(attempt, payment))
            .then();
  }

  /** One that is to stay, and the others of which nothing is done yet. */
  private static List<String> tooMany(
      List<String> payments, List<String> queued, Set<String> returned) {
    return payments.stream()
        .filter(payment -> !queued.contains(payment) && !returned.contains(payment))
        .skip(1)
        .toList();
  }

  private Mono<Void> ended(Attempt attempt, Set<String> returned) {
    return of(RETURNED, attempt).bind(2, returned.toArray(String[]::new)).then();
  }

  private Mono<Void> queue(Attempt attempt, String payment) {
    return of(QUEUE, attempt)
        .bind(2, payment)
        .bind(3, attempt.amount().minor())
        .bind(4, attempt.amount().currency().getCurrencyCode())
        .then();
  }

  Flux<Due> due() {
    return dispatch.sql(DUE).map(Due::read).all().collectList().flatMapIterable(all -> all);
  }

  /** Notes that the provider has taken the request. */
  Mono<Void> asked(Due due) {
    return scope.inTenant(due.tenant(), () -> of(END, due).bind(3, "asked").then());
  }

  /**
   * Notes that it will not be given back by itself, in the transaction this joins.
   *
   * @return whether that is new
   */
  Mono<Boolean> left(Due due) {
    return scope.inTenant(
        due.tenant(), () -> of(END, due).bind(3, "left").fetch().rowsUpdated().map(n -> n > 0));
  }

  Mono<Void> later(Due due) {
    return scope.inTenant(due.tenant(), () -> of(LATER, due).then());
  }

  private GenericExecuteSpec of(String sql, Attempt attempt) {
    return client.sql(sql).bind(0, attempt.tenant().value()).bind(1, attempt.id().value());
  }

  private GenericExecuteSpec of(String sql, Due due) {
    return client
        .sql(sql)
        .bind(0, due.tenant().value())
        .bind(1, due.attempt().value())
        .bind(2, due.payment());
  }

  /**
   * @param tries how often it failed
   */
  record Due(TenantId tenant, AttemptId attempt, String payment, int tries) {

    static Due read(Readable row) {
      return new Due(
          new TenantId(required(row, "tenant_id", UUID.class)),
          new AttemptId(required(row, "attempt_id", UUID.class)),
          required(row, "payment", String.class),
          required(row, "tries", Integer.class));
    }
  }
}
