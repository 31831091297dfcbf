package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.recado.action.ActionRequest;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresBookings implements Bookings {

  /** Who repeats a request waits for it to end, and then finds what it did. */
  private static final String LOCK_REQUEST =
      "select pg_advisory_xact_lock(hashtextextended($1 || '/' || $2, 0))";

  private static final String MADE =
      """
      select c.number, c.starts_at, c.changed_at, s.*
      from appointment_change c
      join appointment a using (tenant_id, number)
      join service s using (tenant_id, service_id)
      where c.tenant_id = $1 and c.request_key = $2
      """;

  private static final String NEXT_NUMBER =
      """
      insert into appointment_counter (tenant_id, next_number) values ($1, 1002)
      on conflict (tenant_id) do update set next_number = appointment_counter.next_number + 1
      returning next_number - 1 as number
      """;

  /** Calendars in turn, until one takes it: the constraint turns away what is taken. */
  private static final String CALENDARS =
      """
      select c.calendar_id from service_calendar c
      where c.tenant_id = $1 and c.service_id = $2
        and not exists (select from calendar_absence b
                        where b.tenant_id = $1 and b.calendar_id = c.calendar_id
                          and b.during && tstzrange($3, $4))
        and not exists (select from appointment a
                        where a.tenant_id = $1 and a.calendar_id = c.calendar_id
                          and a.state = 'booked' and a.number <> $5
                          and a.occupied && tstzrange($3, $4))
      order by c.calendar_id
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

  private static final String NOTE =
      """
      insert into appointment_change (tenant_id, request_key, number, kind, starts_at, changed_at)
      values ($1, $2, $3, $4, $5, $6)
      """;

  private final DatabaseClient client;
  private final TenantScope scope;

  PostgresBookings(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Mono<Change> book(ActionRequest request, Service service, Instant start, Instant now) {
    return once(
        request,
        () ->
            calendars(request, service, start, 0)
                .concatMap(calendar -> book(request, new Wanted(service, start, now), calendar))
                .next()
                .flatMap(booked -> note(request, booked, "booked", now))
                .defaultIfEmpty(new Change.Taken()));
  }

  @Override
  public Mono<Change> move(
      ActionRequest request, Appointment appointment, Instant start, Instant now) {
    var moved = new Appointment(appointment.number(), appointment.service(), start);
    return once(
            request,
            () ->
                calendars(request, appointment.service(), start, appointment.number())
                    .next()
                    .flatMap(calendar -> move(request, moved, calendar, now))
                    .defaultIfEmpty(new Change.Taken()))
        // Somebody was faster between looking and moving; nothing was written.
        .onErrorReturn(DataIntegrityViolationException.class, new Change.Taken());
  }

  @Override
  public Mono<Change> cancel(ActionRequest request, Appointment appointment, Instant now) {
    return mark(CANCEL, request, appointment, "cancelled", now);
  }

  @Override
  public Mono<Change> confirm(ActionRequest request, Appointment appointment, Instant now) {
    return mark(CONFIRM, request, appointment, "confirmed", now);
  }

  private Mono<Change> mark(
      String sql, ActionRequest request, Appointment appointment, String kind, Instant now) {
    return once(
        request,
        () ->
            sql(sql, request, appointment.number(), request.contact().value(), now)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> noteIfDone(rows, request, appointment, kind, now)));
  }

  @Override
  public Mono<Change.Made> made(ActionRequest request) {
    return scope.inTenant(request.tenant(), () -> madeBefore(request));
  }

  private Mono<Change> once(ActionRequest request, Supplier<Mono<Change>> change) {
    return scope.inTenant(
        request.tenant(),
        () ->
            client
                .sql(LOCK_REQUEST)
                .bind(0, request.tenant().toString())
                .bind(1, request.key().value())
                .then()
                .then(madeBefore(request).<Change>map(made -> made))
                .switchIfEmpty(Mono.defer(change)));
  }

  private Mono<Change.Made> madeBefore(ActionRequest request) {
    return sql(MADE, request, request.key().value())
        .map(
            row ->
                new Change.Made(
                    AgendaRows.appointment(row), required(row, "changed_at", Instant.class)))
        .one();
  }

  private Flux<UUID> calendars(ActionRequest request, Service service, Instant start, long but) {
    return sql(CALENDARS, request, service.id(), start, start.plus(service.occupies()), but)
        .map(row -> required(row, "calendar_id", UUID.class))
        .all()
        .collectList()
        .flatMapIterable(calendars -> calendars);
  }

  private Mono<Appointment> book(ActionRequest request, Wanted wanted, UUID calendar) {
    return sql(NEXT_NUMBER, request)
        .map(row -> required(row, "number", Long.class))
        .one()
        .flatMap(number -> book(request, wanted, calendar, number));
  }

  private Mono<Appointment> book(ActionRequest request, Wanted wanted, UUID calendar, long number) {
    var service = wanted.service();
    var start = wanted.start();
    return sql(
            BOOK,
            request,
            number,
            request.conversation().value(),
            request.contact().value(),
            service.id(),
            calendar,
            start,
            start.plus(service.duration()),
            start.plus(service.occupies()),
            request.language().code(),
            wanted.now())
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .map(rows -> new Appointment(number, service, start));
  }

  private Mono<Change> move(ActionRequest request, Appointment moved, UUID calendar, Instant now) {
    var service = moved.service();
    return sql(
            MOVE,
            request,
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
        .flatMap(rows -> noteIfDone(rows, request, moved, "moved", now));
  }

  private Mono<Change> noteIfDone(
      long rows, ActionRequest request, Appointment appointment, String kind, Instant now) {
    return rows == 0 ? Mono.just(new Change.Unknown()) : note(request, appointment, kind, now);
  }

  private Mono<Change> note(
      ActionRequest request, Appointment appointment, String kind, Instant now) {
    return sql(
            NOTE,
            request,
            request.key().value(),
            appointment.number(),
            kind,
            appointment.startsAt(),
            now)
        .then()
        .thenReturn(new Change.Made(appointment, now));
  }

  private GenericExecuteSpec sql(String sql, ActionRequest request, Object... values) {
    var bound = client.sql(sql).bind(0, request.tenant().value());
    for (int i = 0; i < values.length; i++) {
      bound = bound.bind(i + 1, values[i]);
    }
    return bound;
  }

  private record Wanted(Service service, Instant start, Instant now) {}
}
