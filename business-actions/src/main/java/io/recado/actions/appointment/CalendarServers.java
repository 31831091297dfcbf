package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.action.ActionName;
import io.recado.actions.caldav.Busy;
import io.recado.actions.caldav.CalDav;
import io.recado.actions.caldav.CalDavAccount;
import io.recado.actions.resilience.ActionGuards;
import io.recado.channel.ChannelId;
import io.recado.channel.SecretBox;
import io.recado.tenant.TenantId;
import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataIntegrityViolationException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The calendars of tenants that stand on servers of theirs too. */
public final class CalendarServers {

  private static final Logger log = LoggerFactory.getLogger(CalendarServers.class);

  /** How calls are counted and guarded: each calendar by itself, reading apart from writing. */
  private static final String READING = "cal_get_";

  private static final String WRITING = "cal_put_";

  /** Less than a lookup may take: it then goes on with what is known here. */
  private static final Duration PATIENCE = Duration.ofSeconds(4);

  private static final int AT_A_TIME = 4;

  private static final String SAVE =
      """
      insert into calendar_server (tenant_id, calendar_id, secrets)
      select c.tenant_id, c.calendar_id, $3 from calendar c
      where c.tenant_id = $1 and c.calendar_id = $2 and c.retired_at is null
      for share
      on conflict (tenant_id, calendar_id) do update set secrets = excluded.secrets
      """;

  /** What was booked before is written there as well. */
  private static final String WRITE_ALL =
      """
      insert into calendar_write (tenant_id, calendar_id, number)
      select tenant_id, $2, number from appointment
      where tenant_id = $1 and (calendar_id = $2 or place_id = $2) and state = 'booked' and ends_at > clock_timestamp()
      on conflict do nothing
      """;

  /** What waits is due at once; what the server of before is told meanwhile counts for nothing. */
  private static final String WRITE_WAITING =
      """
      update calendar_write set version = version + 1, attempts = 0, due_at = clock_timestamp()
      where tenant_id = $1 and calendar_id = $2
      """;

  private static final String REMOVE =
      "delete from calendar_server where tenant_id = $1 and calendar_id = $2";

  private static final String ALL =
      "select calendar_id, secrets from calendar_server where tenant_id = $1";

  private static final String ADDRESS = "address";
  private static final String USER = "user";
  private static final String PASSWORD = "password";

  private final AgendaSql sql;
  private final SecretBox box;
  private final CalDav calDav;
  private final ActionGuards guards;

  CalendarServers(AgendaSql sql, SecretBox box, CalDav calDav, ActionGuards guards) {
    this.sql = sql;
    this.box = box;
    this.calDav = calDav;
    this.guards = guards;
  }

  /**
   * Has a calendar stand on a server from now on; in place of another, when there is one.
   *
   * @throws DataIntegrityViolationException when the tenant has no such calendar, or no more
   */
  public Mono<Void> connect(TenantId tenant, UUID calendar, CalDavAccount account) {
    var secrets =
        box.seal(
            tenant,
            sealedAs(calendar),
            Map.of(
                ADDRESS,
                account.collection().toString(),
                USER,
                account.user(),
                PASSWORD,
                account.password()));
    return sql.inTenant(
        tenant,
        () ->
            sql.of(SAVE, tenant, calendar, secrets)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .switchIfEmpty(Mono.error(() -> new DataIntegrityViolationException("no calendar")))
                .then(sql.of(WRITE_WAITING, tenant, calendar).then())
                .then(sql.of(WRITE_ALL, tenant, calendar).then()));
  }

  /** Leaves a calendar to this product alone. What stands on the server stays there. */
  public Mono<Void> disconnect(TenantId tenant, UUID calendar) {
    return sql.inTenant(tenant, () -> sql.of(REMOVE, tenant, calendar).then());
  }

  /** Adds to what is known of calendars what takes them up on their servers. */
  Mono<List<CalendarTimes>> complete(
      TenantId tenant, List<CalendarTimes> known, Span within, ZoneId zone) {
    return accounts(tenant)
        .flatMap(
            accounts ->
                Flux.fromIterable(known)
                    .flatMapSequential(
                        times -> complete(tenant, times, accounts, within, zone), AT_A_TIME)
                    .collectList());
  }

  /** The accounts of a tenant's calendars. */
  Mono<Map<UUID, CalDavAccount>> accounts(TenantId tenant) {
    return sql.rows(ALL, Sealed::of, tenant).collectMap(Sealed::calendar, row -> open(tenant, row));
  }

  /** A call that writes to a calendar's server, guarded. */
  <T> Mono<T> writing(TenantId tenant, UUID calendar, Mono<T> call) {
    return guards.protect(tenant, guard(WRITING, calendar), call);
  }

  private static ActionName guard(String what, UUID calendar) {
    return new ActionName(what + calendar.toString().replace("-", ""));
  }

  CalDav calDav() {
    return calDav;
  }

  private Mono<CalendarTimes> complete(
      TenantId tenant,
      CalendarTimes times,
      Map<UUID, CalDavAccount> accounts,
      Span within,
      ZoneId zone) {
    var account = accounts.get(times.calendar());
    return account == null
        ? Mono.just(times)
        : guards
            .protect(
                tenant,
                guard(READING, times.calendar()),
                calDav.busy(account, within.from(), within.to(), zone).timeout(PATIENCE))
            .map(busy -> times.with(others(tenant, busy)))
            .onErrorResume(error -> Mono.just(away(tenant, times, error)));
  }

  /** Our own events are where our own rows say they are. */
  private static List<Span> others(TenantId tenant, List<Busy> busy) {
    var ours = CalendarRows.uidsOf(tenant);
    return busy.stream()
        .filter(time -> !time.uid().startsWith(ours))
        .map(time -> new Span(time.from(), time.to()))
        .toList();
  }

  private static CalendarTimes away(TenantId tenant, CalendarTimes times, Throwable error) {
    log.warn(
        "The server of calendar {} of tenant {} gave no answer; its times are offered by what is"
            + " known here, and not booked before it answers: {}",
        times.calendar(),
        tenant,
        error.toString());
    return times.uncertain();
  }

  private CalDavAccount open(TenantId tenant, Sealed row) {
    var secrets = box.open(tenant, sealedAs(row.calendar()), row.secrets());
    return new CalDavAccount(
        URI.create(secrets.getOrDefault(ADDRESS, "")),
        secrets.getOrDefault(USER, ""),
        secrets.getOrDefault(PASSWORD, ""));
  }

  /** A calendar takes a channel's place in the seal: both are doors of a tenant with an id. */
  private static ChannelId sealedAs(UUID calendar) {
    return new ChannelId(calendar);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Sealed(UUID calendar, byte[] secrets) {

    static Sealed of(Readable row) {
      return new Sealed(
          required(row, "calendar_id", UUID.class), required(row, "secrets", byte[].class));
    }
  }
}
