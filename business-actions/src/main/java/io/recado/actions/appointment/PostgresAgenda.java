package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.ActionRequest;
import io.recado.conversation.ContactId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresAgenda implements Agenda {

  private static final String SERVICES =
      "select * from service where tenant_id = $1 order by position, service_id";

  private static final String SERVICE =
      "select * from service where tenant_id = $1 and service_id = $2";

  /** A row with null times for each calendar, so that one without appointments is there too. */
  private static final String TAKEN =
      """
      select c.calendar_id, lower(t.during * tstzrange($3, $4)) as taken_from,
             upper(t.during * tstzrange($3, $4)) as taken_to
      from service_calendar c
      left join lateral (
        select a.occupied as during from appointment a
        where a.tenant_id = $1 and a.calendar_id = c.calendar_id and a.state = 'booked' and a.number <> $5
        union all
        select b.during from calendar_absence b
        where b.tenant_id = $1 and b.calendar_id = c.calendar_id
      ) t on t.during && tstzrange($3, $4)
      where c.tenant_id = $1 and c.service_id = $2
      order by c.calendar_id
      """;

  private static final String UPCOMING =
      """
      select number, service_id, starts_at from appointment
      where tenant_id = $1 and contact_id = $2 and state = 'booked' and starts_at > $3
      order by starts_at, number
      limit 40
      """;

  /** Who repeats a request waits for it to end, and then finds what it did. */
  private static final String LOCK_REQUEST =
      "select pg_advisory_xact_lock(hashtextextended($1 || '/' || $2, 0))";

  private static final String MADE =
      """
      select c.number, a.service_id, c.starts_at, c.changed_at
      from appointment_change c
      join appointment a using (tenant_id, number)
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
                               calendar_id, starts_at, ends_at, occupied)
      values ($1, $2, $3, $4, $5, $6, $7, $8, tstzrange($7, $9))
      on conflict do nothing
      """;

  private static final String MOVE =
      """
      update appointment
      set calendar_id = $4, starts_at = $5, ends_at = $6, occupied = tstzrange($5, $7)
      where tenant_id = $1 and number = $2 and contact_id = $3 and state = 'booked'
        and starts_at > $8
      """;

  private static final String CANCEL =
      """
      update appointment set state = 'cancelled'
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

  PostgresAgenda(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
  }

  @Override
  public Flux<Service> services(TenantId tenant) {
    return scope
        .inTenant(
            tenant, () -> sql(SERVICES, tenant).map(PostgresAgenda::service).all().collectList())
        .flatMapIterable(services -> services);
  }

  @Override
  public Mono<Service> service(TenantId tenant, UUID id) {
    return scope.inTenant(
        tenant, () -> sql(SERVICE, tenant, id).map(PostgresAgenda::service).one());
  }

  @Override
  public Mono<List<List<Span>>> taken(TenantId tenant, UUID service, Span within, long but) {
    return scope.inTenant(
        tenant,
        () ->
            sql(TAKEN, tenant, service, within.from(), within.to(), but)
                .map(Taken::of)
                .all()
                .collectList()
                .map(PostgresAgenda::byCalendar));
  }

  @Override
  public Flux<Appointment> upcoming(TenantId tenant, ContactId contact, Instant now) {
    return scope
        .inTenant(
            tenant,
            () ->
                sql(UPCOMING, tenant, contact.value(), now)
                    .map(PostgresAgenda::appointment)
                    .all()
                    .collectList())
        .flatMapIterable(appointments -> appointments);
  }

  @Override
  public Mono<Change> book(ActionRequest request, Service service, Instant start, Instant now) {
    return once(
        request,
        () ->
            calendars(request, service, start, 0)
                .concatMap(calendar -> book(request, service, calendar, start))
                .next()
                .flatMap(booked -> note(request, booked, "booked", now))
                .defaultIfEmpty(new Change.Taken()));
  }

  @Override
  public Mono<Change> move(
      ActionRequest request, Appointment appointment, Service service, Instant start, Instant now) {
    var moved = new Appointment(appointment.number(), service.id(), start);
    return once(
            request,
            () ->
                calendars(request, service, start, appointment.number())
                    .next()
                    .flatMap(calendar -> move(request, moved, service, calendar, now))
                    .defaultIfEmpty(new Change.Taken()))
        // Somebody was faster between looking and moving; nothing was written.
        .onErrorReturn(DataIntegrityViolationException.class, new Change.Taken());
  }

  @Override
  public Mono<Change> cancel(ActionRequest request, Appointment appointment, Instant now) {
    return once(
        request,
        () ->
            sql(CANCEL, request.tenant(), appointment.number(), request.contact().value(), now)
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> noteIfDone(rows, request, appointment, "cancelled", now)));
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
    return sql(MADE, request.tenant(), request.key().value())
        .map(row -> new Change.Made(appointment(row), required(row, "changed_at", Instant.class)))
        .one();
  }

  private Flux<UUID> calendars(ActionRequest request, Service service, Instant start, long but) {
    return sql(
            CALENDARS, request.tenant(), service.id(), start, start.plus(service.occupies()), but)
        .map(row -> required(row, "calendar_id", UUID.class))
        .all()
        .collectList()
        .flatMapIterable(calendars -> calendars);
  }

  private Mono<Appointment> book(
      ActionRequest request, Service service, UUID calendar, Instant start) {
    return sql(NEXT_NUMBER, request.tenant())
        .map(row -> required(row, "number", Long.class))
        .one()
        .flatMap(number -> book(request, service, calendar, start, number));
  }

  private Mono<Appointment> book(
      ActionRequest request, Service service, UUID calendar, Instant start, long number) {
    return sql(
            BOOK,
            request.tenant(),
            number,
            request.conversation().value(),
            request.contact().value(),
            service.id(),
            calendar,
            start,
            start.plus(service.duration()),
            start.plus(service.occupies()))
        .fetch()
        .rowsUpdated()
        .filter(rows -> rows == 1)
        .map(rows -> new Appointment(number, service.id(), start));
  }

  private Mono<Change> move(
      ActionRequest request, Appointment moved, Service service, UUID calendar, Instant now) {
    return sql(
            MOVE,
            request.tenant(),
            moved.number(),
            request.contact().value(),
            calendar,
            moved.startsAt(),
            moved.startsAt().plus(service.duration()),
            moved.startsAt().plus(service.occupies()),
            now)
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
            request.tenant(),
            request.key().value(),
            appointment.number(),
            kind,
            appointment.startsAt(),
            now)
        .then()
        .thenReturn(new Change.Made(appointment, now));
  }

  private GenericExecuteSpec sql(String sql, TenantId tenant, Object... values) {
    var bound = client.sql(sql).bind(0, tenant.value());
    for (int i = 0; i < values.length; i++) {
      bound = bound.bind(i + 1, values[i]);
    }
    return bound;
  }

  private static List<List<Span>> byCalendar(List<Taken> all) {
    var byCalendar = new LinkedHashMap<UUID, List<Span>>();
    for (var taken : all) {
      var spans = byCalendar.computeIfAbsent(taken.calendar(), id -> new ArrayList<>());
      if (taken.during() != null) {
        spans.add(taken.during());
      }
    }
    return List.copyOf(byCalendar.values());
  }

  private static Appointment appointment(Readable row) {
    return new Appointment(
        required(row, "number", Long.class),
        required(row, "service_id", UUID.class),
        required(row, "starts_at", Instant.class));
  }

  private static Service service(Readable row) {
    return new Service(
        required(row, "service_id", UUID.class),
        Map.of(
            Language.SPANISH, required(row, "name_es", String.class),
            Language.ENGLISH, required(row, "name_en", String.class),
            Language.GERMAN, required(row, "name_de", String.class)),
        minutes(row, "minutes"),
        minutes(row, "buffer_minutes"),
        minutes(row, "step_minutes"),
        minutes(row, "notice_minutes"),
        price(row));
  }

  private static Duration minutes(Readable row, String column) {
    return Duration.ofMinutes(required(row, column, Integer.class));
  }

  private static @Nullable Price price(Readable row) {
    var minor = row.get("price_minor", Long.class);
    return minor == null
        ? null
        : new Price(minor, Currency.getInstance(required(row, "currency", String.class)));
  }

  private record Taken(UUID calendar, @Nullable Span during) {

    static Taken of(Readable row) {
      var from = row.get("taken_from", Instant.class);
      var to = row.get("taken_to", Instant.class);
      return new Taken(
          required(row, "calendar_id", UUID.class),
          from == null || to == null ? null : new Span(from, to));
    }
  }
}
