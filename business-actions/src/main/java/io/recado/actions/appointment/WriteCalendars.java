package io.recado.actions.appointment;

import static io.recado.database.Columns.interval;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.caldav.CalDavAccount;
import io.recado.database.DispatchDatabase;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Brings the calendars on servers to what the agenda says. Not what was changed is written, but how
 * an appointment stands when it is written, so order and repetition do no harm.
 */
final class WriteCalendars implements Job {

  private static final Logger log = LoggerFactory.getLogger(WriteCalendars.class);

  private static final int TENANTS_AT_A_TIME = 4;
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final int MOST_DOUBLINGS = 9;

  private static final String TENANTS =
      "select distinct tenant_id from calendar_write where due_at <= clock_timestamp()";

  /** Nobody needs an appointment in a calendar the day after. */
  private static final String FORGET =
      """
      delete from calendar_write w using appointment a
      where w.tenant_id = $1 and a.tenant_id = $1 and a.number = w.number
        and a.ends_at < clock_timestamp() - interval '1 day'
      """;

  /** Kept from other nodes for longer than writing that many takes. */
  private static final String CLAIM =
      """
      update calendar_write w set due_at = clock_timestamp() + interval '5 minutes', attempts = w.attempts + 1
      from (select calendar_id, number from calendar_write
            where tenant_id = $1 and due_at <= clock_timestamp()
            order by due_at limit 10 for update skip locked) due
      where w.tenant_id = $1 and w.calendar_id = due.calendar_id and w.number = due.number
      returning w.calendar_id, w.number, w.version, w.attempts
      """;

  private static final String EVENT =
      CalendarRows.SELECT + "where a.tenant_id = $1 and a.number = $2";

  private static final String DONE =
      """
      delete from calendar_write
      where tenant_id = $1 and calendar_id = $2 and number = $3 and version = $4
      """;

  private static final String LATER =
      """
      update calendar_write set due_at = clock_timestamp() + $5::interval, last_code = $6
      where tenant_id = $1 and calendar_id = $2 and number = $3 and version = $4
      """;

  private final DatabaseClient dispatch;
  private final AgendaSql sql;
  private final CalendarServers servers;
  private final Clock clock;

  WriteCalendars(DispatchDatabase dispatch, AgendaSql sql, CalendarServers servers, Clock clock) {
    this.dispatch = dispatch.client();
    this.sql = sql;
    this.servers = servers;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "write-calendars";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  @Override
  public Mono<Void> run() {
    return dispatch
        .sql(TENANTS)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .flatMapIterable(ids -> ids)
        .map(TenantId::new)
        .flatMap(this::writeAll, TENANTS_AT_A_TIME)
        .then();
  }

  private Mono<Void> writeAll(TenantId tenant) {
    return sql.inTenant(tenant, () -> sql.of(FORGET, tenant).then())
        .then(servers.accounts(tenant))
        .flatMapMany(accounts -> claimed(tenant).concatMap(write -> write(tenant, write, accounts)))
        .then()
        .onErrorResume(
            error -> {
              log.warn(
                  "Calendars of tenant {} are not written; a later run tries again: {}",
                  tenant,
                  error.toString());
              return Mono.empty();
            });
  }

  private Flux<Write> claimed(TenantId tenant) {
    return sql.rows(CLAIM, Write::of, tenant);
  }

  private Mono<Void> write(TenantId tenant, Write write, Map<UUID, CalDavAccount> accounts) {
    var account = accounts.get(write.calendar());
    return account == null
        ? Mono.empty() // Disconnected meanwhile, and the row with it.
        : sql.row(EVENT, row -> Wanted.of(tenant, row), tenant, write.number())
            .flatMap(
                wanted -> servers.writing(tenant, write.calendar(), write(account, write, wanted)))
            .then(Mono.defer(() -> end(DONE, tenant, write)))
            .onErrorResume(error -> later(tenant, write, error));
  }

  private Mono<Void> write(CalDavAccount account, Write write, Wanted wanted) {
    var event = wanted.event();
    return wanted.taken().takes(write.calendar()) && !event.cancelled()
        ? servers.calDav().put(account, event.uid(), event.kept(clock.instant()))
        : servers.calDav().delete(account, event.uid());
  }

  private Mono<Void> later(TenantId tenant, Write write, Throwable error) {
    var pause = pauseAfter(write.attempts());
    log.warn(
        "C-{} of tenant {} is not in the calendar on its server, next try in {}: {}",
        write.number(),
        tenant,
        pause,
        error.toString());
    var code = error.getMessage() == null ? error.getClass().getSimpleName() : error.getMessage();
    return end(LATER, tenant, write, interval(pause), code);
  }

  private Mono<Void> end(String statement, TenantId tenant, Write write, Object... more) {
    var values = new Object[3 + more.length];
    values[0] = write.calendar();
    values[1] = write.number();
    values[2] = write.version();
    System.arraycopy(more, 0, values, 3, more.length);
    return sql.inTenant(tenant, () -> sql.of(statement, tenant, values).then());
  }

  static Duration pauseAfter(int attempts) {
    var pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    return pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
  }

  private record Write(UUID calendar, long number, long version, int attempts) {

    static Write of(Readable row) {
      return new Write(
          required(row, "calendar_id", UUID.class),
          required(row, "number", Long.class),
          required(row, "version", Long.class),
          required(row, "attempts", Integer.class));
    }
  }

  /** How an appointment stands, and whose calendars it takes up. */
  private record Wanted(WhoAndWhere taken, CalendarEvent event) {

    static Wanted of(TenantId tenant, Readable row) {
      var number = AgendaRows.appointment(row).spoken();
      return new Wanted(WhoAndWhere.read(row), CalendarRows.event(tenant, row, number));
    }
  }
}
