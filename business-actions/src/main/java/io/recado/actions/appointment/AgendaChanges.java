package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.ActionRequest;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/** What customers had done, each request once. */
final class AgendaChanges {

  /** Who repeats a request waits for it to end, and then finds what it did. */
  private static final String LOCK_REQUEST =
      "select pg_advisory_xact_lock(hashtextextended($1 || '/' || $2, 0))";

  private static final String MADE =
      """
      select c.number, c.starts_at, c.changed_at, a.link_token, s.*
      from appointment_change c
      join appointment a using (tenant_id, number)
      join service s using (tenant_id, service_id)
      where c.tenant_id = $1 and c.request_key = $2
      """;

  private static final String NOTE =
      """
      insert into appointment_change (tenant_id, request_key, number, kind, starts_at, changed_at)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private final AgendaSql sql;

  AgendaChanges(AgendaSql sql) {
    this.sql = sql;
  }

  /** What a request changed; empty when it changed nothing. */
  Mono<Change.Made> made(ActionRequest request) {
    return sql.inTenant(request.tenant(), () -> madeBefore(request));
  }

  /**
   * Does what was not done before, in one transaction.
   *
   * @param change has to {@link #note} what it did
   */
  Mono<Change> once(ActionRequest request, Supplier<Mono<Change>> change) {
    return sql.inTenant(
        request.tenant(),
        () ->
            sql.client()
                .sql(LOCK_REQUEST)
                .bind(0, request.tenant().toString())
                .bind(1, request.key().value())
                .then()
                .then(madeBefore(request).<Change>map(made -> made))
                .switchIfEmpty(Mono.defer(change)));
  }

  Mono<Change> note(ActionRequest request, Appointment appointment, String kind, Instant now) {
    return sql.of(
            NOTE,
            request.tenant(),
            request.key().value(),
            appointment.number(),
            kind,
            appointment.startsAt(),
            now)
        .then()
        .then(madeBefore(request).map(made -> made));
  }

  private Mono<Change.Made> madeBefore(ActionRequest request) {
    return sql.of(MADE, request.tenant(), request.key().value()).map(AgendaChanges::readMade).one();
  }

  private static Change.Made readMade(Readable row) {
    return new Change.Made(
        AgendaRows.appointment(row),
        required(row, "changed_at", Instant.class),
        required(row, "link_token", UUID.class));
  }

  /**
   * Changes an appointment of the request's contact, and notes it.
   *
   * @param statement takes tenant, number, contact and the time, and changes one row at most
   */
  Mono<Change> mark(
      String statement, ActionRequest request, Appointment appointment, String kind, Instant now) {
    return once(
        request,
        () ->
            sql.of(
                    statement,
                    request.tenant(),
                    appointment.number(),
                    request.contact().value(),
                    now)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> noteIfDone(rows, request, appointment, kind, now)));
  }

  Mono<Change> noteIfDone(
      long rows, ActionRequest request, Appointment appointment, String kind, Instant now) {
    return rows == 0 ? Mono.just(new Change.Unknown()) : note(request, appointment, kind, now);
  }
}
