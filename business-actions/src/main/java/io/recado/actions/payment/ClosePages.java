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
 * Closes pages that were paid and would take money again. Between a payment and this there are some
 * seconds: what is paid again meanwhile is given back. What fails is tried again, an hour apart at
 * last, until the page's own time is over.
 */
final class ClosePages implements Job {

  private static final Logger log = LoggerFactory.getLogger(ClosePages.class);

  private static final String TO_CLOSE =
      """
      select tenant_id, attempt_id from payment_attempt
      where state = 'paid' and closed_at is null and expires_at > clock_timestamp()
        and (close_due_at is null or close_due_at <= clock_timestamp())
      order by expires_at limit 50
      """;

  private static final String CLOSED =
      """
      update payment_attempt set closed_at = clock_timestamp()
      where tenant_id = $1 and attempt_id = $2 and closed_at is null
      """;

  private static final String NOT_CLOSED =
      """
      update payment_attempt set close_tries = close_tries + 1, close_due_at = clock_timestamp()
        + least(interval '1 hour', interval '5 s' * power(2, least(close_tries, 10)))
      where tenant_id = $1 and attempt_id = $2
      """;

  private final DatabaseClient dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final Attempts attempts;
  private final ProvidersOfAccounts providers;

  ClosePages(
      DispatchDatabase dispatch,
      DatabaseClient client,
      TenantScope scope,
      Attempts attempts,
      ProvidersOfAccounts providers) {
    this.dispatch = dispatch.client();
    this.client = client;
    this.scope = scope;
    this.attempts = attempts;
    this.providers = providers;
  }

  @Override
  public String name() {
    return "close-pages";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Mono<Void> run() {
    return paid().concatMap(this::close).then();
  }

  private Flux<Paid> paid() {
    return dispatch.sql(TO_CLOSE).map(Paid::read).all().collectList().flatMapIterable(all -> all);
  }

  private Mono<Void> close(Paid paid) {
    return attempts
        .find(paid.tenant(), paid.attempt())
        .flatMap(this::close)
        .then(Mono.defer(() -> note(CLOSED, paid)))
        .onErrorResume(error -> nextTime(paid, error));
  }

  private Mono<Void> close(Attempt attempt) {
    return providers.of(attempt).flatMap(known -> known.provider().close(known.account(), attempt));
  }

  private Mono<Void> nextTime(Paid paid, Throwable error) {
    log.warn(
        "The page of payment attempt {} of tenant {} is paid and still open, next try later: {}",
        paid.attempt(),
        paid.tenant(),
        error.toString());
    return note(NOT_CLOSED, paid);
  }

  private Mono<Void> note(String sql, Paid paid) {
    return scope.inTenant(
        paid.tenant(),
        () ->
            client.sql(sql).bind(0, paid.tenant().value()).bind(1, paid.attempt().value()).then());
  }

  private record Paid(TenantId tenant, AttemptId attempt) {

    static Paid read(Readable row) {
      return new Paid(
          new TenantId(required(row, "tenant_id", UUID.class)),
          new AttemptId(required(row, "attempt_id", UUID.class)));
    }
  }
}
