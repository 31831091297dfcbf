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
 * Closes pages that were paid and would take money again, and those that would take more than is
 * owed by now, because the invoice was paid on another road. Between that and this there are some
 * seconds: what is paid again on the same page meanwhile is given back, and what comes for an
 * invoice that is paid is a matter for a person. What fails is tried again, an hour apart at last,
 * until the page's own time is over.
 */
final class ClosePages implements Job {

  private static final Logger log = LoggerFactory.getLogger(ClosePages.class);

  private static final String TO_CLOSE =
      """
      select tenant_id, attempt_id from payment_attempt
      where closed_at is null and (close_due_at is null or close_due_at <= clock_timestamp())
        and (state = 'paid' and expires_at > clock_timestamp()
             or outdated_at is not null and state <> 'requested' and requested_at > clock_timestamp() - interval '1 day')
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
    return toClose().concatMap(this::close).then();
  }

  private Flux<Page> toClose() {
    return dispatch.sql(TO_CLOSE).map(Page::read).all().collectList().flatMapIterable(all -> all);
  }

  private Mono<Void> close(Page page) {
    return attempts
        .find(page.tenant(), page.attempt())
        .flatMap(this::close)
        .then(Mono.defer(() -> note(CLOSED, page)))
        .onErrorResume(error -> nextTime(page, error));
  }

  private Mono<Void> close(Attempt attempt) {
    return providers.of(attempt).flatMap(known -> known.provider().close(known.account(), attempt));
  }

  private Mono<Void> nextTime(Page page, Throwable error) {
    log.warn(
        "The page of payment attempt {} of tenant {} is still open, next try later: {}",
        page.attempt(),
        page.tenant(),
        error.toString());
    return note(NOT_CLOSED, page);
  }

  private Mono<Void> note(String sql, Page page) {
    return scope.inTenant(
        page.tenant(),
        () ->
            client.sql(sql).bind(0, page.tenant().value()).bind(1, page.attempt().value()).then());
  }

  private record Page(TenantId tenant, AttemptId attempt) {

    static Page read(Readable row) {
      return new Page(
          new TenantId(required(row, "tenant_id", UUID.class)),
          new AttemptId(required(row, "attempt_id", UUID.class)));
    }
  }
}
