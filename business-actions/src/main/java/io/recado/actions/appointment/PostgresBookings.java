package io.recado.actions.appointment;

import io.recado.action.ActionRequest;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Appointments in rows; {@link PostgresHeldTimes} sees to those that are kept for who waits. */
@Repository
class PostgresBookings implements Bookings {

  private static final String BOOK =
      """
      insert into appointment (tenant_id, number, conversation_id, contact_id, service_id,
                               calendar_id, place_id, starts_at, ends_at, occupied, language, arranged_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, tstzrange($10, $11), $12, $13)
      on conflict do nothing
      """;

  private static final String MOVE =
      """
      update appointment
      set calendar_id = $4, place_id = $5, starts_at = $6, ends_at = $7, occupied = tstzrange($8, $9),
          language = $11, arranged_at = $10, confirmed_at = null
      where tenant_id = $1 and number = $2 and contact_id = $3 and state = 'booked'
        and starts_at > $10
      """;

  private static final String CANCEL =
      """
      update appointment set state = 'cancelled'
      where tenant_id = $1 and number = $2 and contact_id = $3 and state = 'booked'
        and starts_at > $4
      """;

  private static final String CONFIRM =
      """
      update appointment set confirmed_at = $4
      where tenant_id = $1 and number = $2 and contact_id = $3 and state = 'booked'
        and starts_at > $4
      """;

  private final AgendaSql sql;
  private final AgendaChanges changes;
  private final FreeCalendars free;
  private final PostgresHeldTimes heldTimes;

  PostgresBookings(DatabaseClient client, TenantScope scope) {
    this.sql = new AgendaSql(client, scope);
    this.changes = new AgendaChanges(sql);
    this.free = new FreeCalendars(sql);
    this.heldTimes = new PostgresHeldTimes(sql, changes);
  }

  @Override
  public Mono<Change> book(ActionRequest request, Wanted wanted, Instant now) {
    return changes.once(
        request,
        () ->
            heldTimes
                .holdPlace(request, wanted.service())
                .then(
                    free.take(request.tenant(), wanted, taken -> book(request, wanted, taken, now)))
                .delayUntil(booked -> heldTimes.leaveList(request, wanted.service()))
                .flatMap(booked -> changes.note(request, booked, "booked", now))
                .defaultIfEmpty(new Change.Taken()));
  }

  @Override
  public Mono<Change> move(ActionRequest request, long number, Wanted wanted, Instant now) {
    var moved = new Appointment(number, wanted.service(), wanted.start());
    return changes
        .once(
            request,
            () ->
                // In turn before it looks: who loses one of what is free sees the other.
                sql.inTurn(request.tenant())
                    .then(Mono.defer(() -> free.first(request.tenant(), wanted, number)))
                    .flatMap(taken -> move(request, moved, taken, now))
                    .defaultIfEmpty(new Change.Taken()))
        // Somebody was faster between looking and moving; nothing was written.
        .onErrorReturn(DataIntegrityViolationException.class, new Change.Taken());
  }

  @Override
  public Mono<Change> cancel(ActionRequest request, Appointment appointment, Instant now) {
    return changes.mark(CANCEL, request, appointment, "cancelled", now);
  }

  @Override
  public Mono<Change> confirm(ActionRequest request, Appointment appointment, Instant now) {
    return changes.mark(CONFIRM, request, appointment, "confirmed", now);
  }

  @Override
  public Mono<Change> take(ActionRequest request, Appointment held, Instant now) {
    return heldTimes.take(request, held, now);
  }

  @Override
  public Mono<Change> pass(ActionRequest request, Appointment held, Instant now) {
    return heldTimes.pass(request, held, now);
  }

  @Override
  public Mono<Change.Made> made(ActionRequest request) {
    return changes.made(request);
  }

  private Mono<Appointment> book(
      ActionRequest request, Wanted wanted, WhoAndWhere taken, Instant now) {
    return sql.nextNumber(request.tenant())
        .map(number -> new Appointment(number, wanted.service(), wanted.start()))
        .flatMap(appointment -> book(request, appointment, taken, now));
  }

  private Mono<Appointment> book(
      ActionRequest request, Appointment appointment, WhoAndWhere taken, Instant now) {
    var service = appointment.service();
    var during = service.during(appointment.startsAt());
    var occupied = service.occupied(appointment.startsAt());
    return sql.of(
            BOOK,
            request.tenant(),
            appointment.number(),
            request.conversation().value(),
            request.contact().value(),
            service.id(),
            taken.calendar(),
            taken.place(),
            during.from(),
            during.to(),
            occupied.from(),
            occupied.to(),
            request.language().code(),
            now)
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .map(rows -> appointment);
  }

  private Mono<Change> move(
      ActionRequest request, Appointment moved, WhoAndWhere taken, Instant now) {
    var during = moved.service().during(moved.startsAt());
    var occupied = moved.service().occupied(moved.startsAt());
    return sql.of(
            MOVE,
            request.tenant(),
            moved.number(),
            request.contact().value(),
            taken.calendar(),
            taken.place(),
            during.from(),
            during.to(),
            occupied.from(),
            occupied.to(),
            now,
            request.language().code())
        .fetch()
        .rowsUpdated()
        .flatMap(rows -> changes.noteIfDone(rows, request, moved, "moved", now));
  }
}
