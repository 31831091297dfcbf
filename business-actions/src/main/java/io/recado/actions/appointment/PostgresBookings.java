package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.recado.action.ActionRequest;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Appointments in rows; {@link PostgresHeldTimes} sees to those that are kept for who waits. */
@Repository
class PostgresBookings implements Bookings {

  /**
   * Calendars in turn, until one takes it: the constraint turns away what is taken. Held until
   * then, so that whoever takes a service or a calendar away sees what is booked, or is seen.
   */
  private static final String CALENDARS =
      """
      select c.calendar_id from service_calendar c
      where c.tenant_id = $1 and c.service_id = $2
        and not exists (select from calendar_absence b
                        where b.tenant_id = $1 and b.calendar_id = c.calendar_id
                          and b.during && tstzrange($3, $4))
        and not exists (select from appointment a
                        where a.tenant_id = $1 and a.calendar_id = c.calendar_id
                          and a.state in ('booked', 'held') and a.number <> $5
                          and a.occupied && tstzrange($3, $4))
        and c.calendar_id = any($6)
      order by c.calendar_id
      for key share of c
      """;

  private static final String BOOK =
      """
      insert into appointment (tenant_id, number, conversation_id, contact_id, service_id,
                               calendar_id, starts_at, ends_at, occupied, language, arranged_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, tstzrange($7, $9), $10, $11)
      on conflict do nothing
      """;

  private static final String MOVE =
      """
      update appointment
      set calendar_id = $4, starts_at = $5, ends_at = $6, occupied = tstzrange($5, $7),
          language = $9, arranged_at = $8, confirmed_at = null
      where tenant_id = $1 and number = $2 and contact_id = $3 and state = 'booked'
        and starts_at > $8
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
  private final PostgresHeldTimes heldTimes;

  PostgresBookings(DatabaseClient client, TenantScope scope) {
    this.sql = new AgendaSql(client, scope);
    this.changes = new AgendaChanges(sql);
    this.heldTimes = new PostgresHeldTimes(sql, changes);
  }

  @Override
  public Mono<Change> book(ActionRequest request, Wanted wanted, Instant now) {
    return changes.once(
        request,
        () ->
            heldTimes
                .holdPlace(request, wanted.service())
                .thenMany(calendars(request, wanted, 0))
                .concatMap(calendar -> book(request, wanted, calendar, now))
                .next()
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
                calendars(request, wanted, number)
                    .next()
                    .flatMap(calendar -> move(request, moved, calendar, now))
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

  private Flux<UUID> calendars(ActionRequest request, Wanted wanted, long but) {
    var service = wanted.service();
    return sql.of(
            CALENDARS,
            request.tenant(),
            service.id(),
            wanted.start(),
            wanted.start().plus(service.occupies()),
            but,
            wanted.calendars().toArray(UUID[]::new))
        .map(row -> required(row, "calendar_id", UUID.class))
        .all()
        .collectList()
        .flatMapIterable(calendars -> calendars);
  }

  private Mono<Appointment> book(ActionRequest request, Wanted wanted, UUID calendar, Instant now) {
    return sql.nextNumber(request.tenant())
        .map(number -> new Appointment(number, wanted.service(), wanted.start()))
        .flatMap(appointment -> book(request, appointment, calendar, now));
  }

  private Mono<Appointment> book(
      ActionRequest request, Appointment appointment, UUID calendar, Instant now) {
    var service = appointment.service();
    var start = appointment.startsAt();
    return sql.of(
            BOOK,
            request.tenant(),
            appointment.number(),
            request.conversation().value(),
            request.contact().value(),
            service.id(),
            calendar,
            start,
            start.plus(service.duration()),
            start.plus(service.occupies()),
            request.language().code(),
            now)
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .map(rows -> appointment);
  }

  private Mono<Change> move(ActionRequest request, Appointment moved, UUID calendar, Instant now) {
    var service = moved.service();
    return sql.of(
            MOVE,
            request.tenant(),
            moved.number(),
            request.contact().value(),
            calendar,
            moved.startsAt(),
            moved.startsAt().plus(service.duration()),
            moved.startsAt().plus(service.occupies()),
            now,
            request.language().code())
        .fetch()
        .rowsUpdated()
        .flatMap(rows -> changes.noteIfDone(rows, request, moved, "moved", now));
  }
}
