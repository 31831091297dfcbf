package io.recado.actions.ticket;

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
 * Writes down that a target of a ticket is about to be missed, or was, and has customers asked how
 * it was. What is due is a row, and is taken away in the transaction that does it: so each happens
 * once, whoever else runs beside.
 */
public final class WatchTickets implements Job {

  private static final Logger log = LoggerFactory.getLogger(WatchTickets.class);

  /** Tenants take turns, and what failed has been put off. */
  private static final String DUE =
      """
      select tenant_id, number, kind from (
        select tenant_id, number, kind, coalesce(try_at, due_at) as at,
               row_number() over (partition by tenant_id order by coalesce(try_at, due_at)) as turn
        from ticket_due where coalesce(try_at, due_at) <= clock_timestamp()) due
      order by turn, at
      limit 200
      """;

  private static final String SURVEY = "survey";

  private static final String LOCK =
      "select 1 from ticket where tenant_id = $1 and number = $2 for update";

  /** At the moment it was due, however late this runs. */
  private static final String GO_OFF =
      """
      with gone as (
        delete from ticket_due
        where tenant_id = $1 and number = $2 and kind = $3 and due_at <= clock_timestamp()
        returning due_at
      )
      insert into ticket_event (tenant_id, number, position, at, actor, kind)
      select $1, $2, (select max(position) + 1 from ticket_event where tenant_id = $1 and number = $2),
             due_at, 'recado', $3
      from gone
      """;

  private static final String PUT_OFF =
      """
      update ticket_due set attempts = attempts + 1, try_at = put_off(attempts)
      where tenant_id = $1 and number = $2 and kind = $3
      """;

  private final DispatchDatabase dispatch;
  private final DatabaseClient client;
  private final TenantScope scope;
  private final AskCustomers survey;

  WatchTickets(
      DispatchDatabase dispatch, DatabaseClient client, TenantScope scope, AskCustomers survey) {
    this.dispatch = dispatch;
    this.client = client;
    this.scope = scope;
    this.survey = survey;
  }

  @Override
  public String name() {
    return "watch-tickets";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(20);
  }

  @Override
  public Mono<Void> run() {
    return due().concatMap(this::goOff).then();
  }

  private Flux<Due> due() {
    return dispatch
        .client()
        .sql(DUE)
        .map(Due::read)
        .all()
        .collectList()
        .flatMapIterable(all -> all);
  }

  private Mono<Void> goOff(Due due) {
    var doing =
        due.kind().equals(SURVEY)
            ? survey.ask(due.tenant(), due.number())
            : scope.inTenant(due.tenant(), () -> writeDown(due)).doOnNext(_ -> tell(due)).then();
    return doing.onErrorResume(error -> putOff(due, error));
  }

  private Mono<Long> writeDown(Due due) {
    return client
        .sql(LOCK)
        .bind(0, due.tenant().value())
        .bind(1, due.number().value())
        .then()
        .then(
            client
                .sql(GO_OFF)
                .bind(0, due.tenant().value())
                .bind(1, due.number().value())
                .bind(2, due.kind())
                .fetch()
                .rowsUpdated())
        .filter(written -> written > 0);
  }

  private static void tell(Due due) {
    log.info("Ticket {} of tenant {}: {}", due.number(), due.tenant(), due.kind());
  }

  /** Not even that may keep the others waiting. */
  private Mono<Void> putOff(Due due, Throwable error) {
    log.warn(
        "What is due of ticket {} of tenant {} ({}) was not done, and is put off: {}",
        due.number(),
        due.tenant(),
        due.kind(),
        error.toString());
    return scope
        .inTenant(
            due.tenant(),
            () ->
                client
                    .sql(PUT_OFF)
                    .bind(0, due.tenant().value())
                    .bind(1, due.number().value())
                    .bind(2, due.kind())
                    .then())
        .onErrorComplete();
  }

  private record Due(TenantId tenant, TicketNumber number, String kind) {

    static Due read(Readable row) {
      return new Due(
          new TenantId(required(row, "tenant_id", UUID.class)),
          new TicketNumber(required(row, "number", Long.class)),
          required(row, "kind", String.class));
    }
  }
}
