package io.recado.actions.payment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.payment.Attempt.State;
import io.recado.database.Columns;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Settles under the lock of the attempt's invoice, so that what two nodes were told at the same
 * moment is acted on one after the other, and the later one sees it all.
 */
@Repository
class PostgresSettlements implements Settlements {

  private static final Logger log = LoggerFactory.getLogger(PostgresSettlements.class);

  private static final String LOCK =
      """
      select 1 from invoice where tenant_id = $1 and invoice_id =
        (select invoice_id from payment_attempt where tenant_id = $1 and attempt_id = $2)
      for update
      """;

  private static final String READ =
      """
      select a.*, i.number, c.live from payment_attempt a
      join invoice i on i.tenant_id = a.tenant_id and i.invoice_id = a.invoice_id
      join payment_account c on c.tenant_id = a.tenant_id and c.account_id = a.account_id
      where a.tenant_id = $1 and a.attempt_id = $2
      """;

  private static final String FACTS =
      """
      select f.* from payment_fact f
      where f.tenant_id = $1 and f.account_id = $3 and (f.attempt_id = $2 or f.attempt_id is null and f.payment in (
        select g.payment from payment_fact g
        where g.tenant_id = $1 and g.account_id = $3 and g.attempt_id = $2))
      """;

  private static final String ATTEMPT_SETTLED = "select attempt_settled($1, $2, $3, $4) as changed";

  private static final String OWED = "select outstanding($1, $2)";

  private static final String FACTS_SETTLED =
      """
      update payment_fact set settled_at = clock_timestamp()
      where tenant_id = $1 and account_id = $2 and fact_key = any($3) and settled_at is null
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final PostgresBooks books;
  private final PostgresReturns returns;
  private final TellNews news;

  PostgresSettlements(
      DatabaseClient client,
      TenantScope scope,
      PostgresBooks books,
      PostgresReturns returns,
      TellNews news) {
    this.client = client;
    this.scope = scope;
    this.books = books;
    this.returns = returns;
    this.news = news;
  }

  @Override
  public Mono<Void> settle(TenantId tenant, AttemptId id) {
    return scope.inTenant(
        tenant,
        () ->
            of(LOCK, tenant, id)
                .then()
                .then(of(READ, tenant, id).map(row -> Held.read(tenant, row)).one())
                .flatMap(this::settle));
  }

  private Mono<Void> settle(Held held) {
    var attempt = held.attempt();
    return of(FACTS, attempt.tenant(), attempt.id())
        .bind(2, attempt.account().value())
        .map(PostgresFacts::fact)
        .all()
        .collectList()
        .flatMap(
            facts ->
                apply(attempt, Settlement.of(attempt, held.live(), facts))
                    .then(Mono.defer(() -> settled(attempt, facts))));
  }

  private Mono<Void> apply(Attempt attempt, Settlement settlement) {
    return books
        .bring(attempt, settlement.targets())
        .then(Mono.defer(() -> write(attempt, settlement)))
        .doOnNext(changed -> log(attempt, settlement.state(), changed))
        .flatMap(changed -> follow(attempt, settlement, changed));
  }

  private Mono<Void> follow(Attempt attempt, Settlement settlement, boolean changed) {
    return returns
        .bring(attempt, settlement.payments(), settlement.returned())
        .then(Mono.defer(() -> news.tell(attempt, settlement.news())))
        .then(Mono.defer(() -> overpaid(attempt, settlement, changed)))
        .flatMap(overpaid -> news.tell(attempt, List.of(overpaid)));
  }

  /**
   * That more came than was owed, besides what is given back anyway. Said of the attempt that
   * becomes paid when nothing is owed any more, and of no other that is heard of later.
   */
  private Mono<News> overpaid(Attempt attempt, Settlement settlement, boolean changed) {
    long amount = attempt.amount().minor();
    long givenBack = amount * (settlement.payments().size() - 1);
    return changed && settlement.state() == State.PAID
        ? client
            .sql(OWED)
            .bind(0, attempt.tenant().value())
            .bind(1, attempt.invoice().value())
            .mapValue(Long.class)
            .one()
            .filter(owed -> owed + givenBack < 0)
            .map(_ -> News.overpaid(attempt.amount()))
        : Mono.empty();
  }

  /** Gives whether it has come to something new. */
  private Mono<Boolean> write(Attempt attempt, Settlement settlement) {
    var statement =
        of(ATTEMPT_SETTLED, attempt.tenant(), attempt.id()).bind(2, settlement.state().code());
    return Columns.bind(statement, 3, Instant.class, settlement.paidAt())
        .map(row -> required(row, "changed", Boolean.class))
        .one();
  }

  private static void log(Attempt attempt, State state, boolean changed) {
    if (changed) {
      log.info(
          "Payment attempt {} of tenant {}, invoice {}, is {}",
          attempt.id(),
          attempt.tenant(),
          attempt.invoice(),
          state.code());
    }
  }

  private Mono<Void> settled(Attempt attempt, List<PaymentFact> facts) {
    return client
        .sql(FACTS_SETTLED)
        .bind(0, attempt.tenant().value())
        .bind(1, attempt.account().value())
        .bind(2, facts.stream().map(PaymentFact::key).toArray(String[]::new))
        .then();
  }

  private GenericExecuteSpec of(String sql, TenantId tenant, AttemptId attempt) {
    return client.sql(sql).bind(0, tenant.value()).bind(1, attempt.value());
  }

  /** An attempt whose invoice is locked. */
  private record Held(Attempt attempt, boolean live) {

    static Held read(TenantId tenant, Readable row) {
      return new Held(PostgresAttempts.read(tenant, row), required(row, "live", Boolean.class));
    }
  }
}
