package io.recado.actions.appointment;

import io.recado.action.ActionRequest;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** What becomes of places on the waiting list, and of the times that are kept for them. */
final class PostgresHeldTimes {

  private static final String TAKE =
      """
      update appointment set state = 'booked', arranged_at = $4
      where tenant_id = $1 and number = $2 and contact_id = $3 and state = 'held' and held_until > $4
      """;

  private static final String WAITS_NO_MORE =
      """
      update waiting_entry w set state = 'taken' from appointment a
      where w.tenant_id = $1 and w.state = 'waiting'
        and a.tenant_id = $1 and a.number = $2 and a.state = 'booked' and a.waiting_id = w.entry_id
      """;

  private static final String PASS =
      """
      update appointment set state = 'lapsed'
      where tenant_id = $1 and number = $2 and contact_id = $3 and state = 'held' and held_until > $4
      """;

  /** Before the time, as whoever offers one to them does. */
  private static final String HOLD_PLACE =
      """
      select 1 from waiting_entry
      where tenant_id = $1 and contact_id = $2 and service_id = $3 and state = 'waiting' for update
      """;

  /** Who has an appointment waits for it no more, and what is kept for them is free. */
  private static final String LEAVE_LIST =
      """
      with left_place as (
        update waiting_entry set state = 'taken'
        where tenant_id = $1 and contact_id = $2 and service_id = $3 and state = 'waiting'
        returning entry_id
      )
      update appointment a set state = 'lapsed' from left_place l
      where a.tenant_id = $1 and a.waiting_id = l.entry_id and a.state = 'held'
      """;

  private final AgendaSql sql;
  private final AgendaChanges changes;

  PostgresHeldTimes(AgendaSql sql, AgendaChanges changes) {
    this.sql = sql;
    this.changes = changes;
  }

  Mono<Change> take(ActionRequest request, Appointment held, Instant now) {
    return sql.inTenant(
        request.tenant(),
        () ->
            changes
                .mark(TAKE, request, held, "booked", now)
                .delayUntil(change -> waitsNoMore(request, held)));
  }

  Mono<Change> pass(ActionRequest request, Appointment held, Instant now) {
    return changes.mark(PASS, request, held, "passed", now);
  }

  /** Nobody offers a time to who waits for this service while they book one. */
  Mono<Void> holdPlace(ActionRequest request, Service service) {
    return ofPlace(HOLD_PLACE, request, service);
  }

  Mono<Void> leaveList(ActionRequest request, Service service) {
    return ofPlace(LEAVE_LIST, request, service);
  }

  private Mono<Void> ofPlace(String statement, ActionRequest request, Service service) {
    return sql.of(statement, request.tenant(), request.contact().value(), service.id()).then();
  }

  private Mono<Void> waitsNoMore(ActionRequest request, Appointment held) {
    return sql.of(WAITS_NO_MORE, request.tenant(), held.number()).then();
  }
}
