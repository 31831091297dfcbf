package io.recado.admin.offer;

import static io.recado.database.Columns.bind;
import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.conversation.Uuid7;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import io.recado.tenant.TenantId;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Absences that are not over, in rows. To be asked within the tenant's scope. */
@Repository
class PostgresAbsences {

  /** What is occupied is sought by an index; what is kept free around an appointment counts not. */
  private static final String SHOWN =
      """
      select b.absence_id, b.calendar_id, lower(b.during) at time zone t.time_zone as absent_from,
             upper(b.during) at time zone t.time_zone as absent_until,
             (select count(*) from appointment a
              where a.tenant_id = b.tenant_id and b.calendar_id in (a.calendar_id, a.place_id) and a.state = 'booked'
                and a.ends_at > clock_timestamp() and a.occupied && b.during
                and tstzrange(a.starts_at, a.ends_at) && b.during) as booked
      from calendar_absence b join tenant t on t.tenant_id = b.tenant_id
      """;

  private static final String ALL =
      SHOWN
          + """
            where b.tenant_id = $1 and not b.during << tstzrange(clock_timestamp(), null)
            order by lower(b.during), b.absence_id
            """;

  private static final String ONE = SHOWN + " where b.tenant_id = $1 and b.absence_id = $2";

  private static final String KNOWN =
      "select 1 from calendar where tenant_id = $1 and calendar_id = $2 and retired_at is null for share";

  /** The same again is the one there is. */
  private static final String ADD =
      """
      insert into calendar_absence (tenant_id, calendar_id, during, absence_id)
      select $1, $2, tstzrange($3::timestamp at time zone t.time_zone, $4::timestamp at time zone t.time_zone), $5
      from tenant t where t.tenant_id = $1
        and (select count(*) from calendar_absence b
             where b.tenant_id = $1 and not b.during << tstzrange(clock_timestamp(), null)) < $6
      on conflict (tenant_id, calendar_id, during) do update set during = excluded.during
      returning absence_id
      """;

  private static final String REMOVE =
      "delete from calendar_absence where tenant_id = $1 and absence_id = $2";

  private final DatabaseClient client;
  private final int most;

  PostgresAbsences(DatabaseClient client, Settings settings) {
    this.client = client;
    this.most = settings.count(Setting.MOST_ABSENCES);
  }

  /** Those that are not over, the soonest first. */
  Mono<List<AbsenceView>> all(TenantId tenant) {
    return client.sql(ALL).bind(0, tenant.value()).map(PostgresAbsences::view).all().collectList();
  }

  /**
   * @throws ApiProblem {@code CALENDAR_UNKNOWN}, {@code TOO_MANY}; {@code BODY_UNREADABLE} where
   *     its hours are those that a change of clocks leaves out
   */
  Mono<AbsenceView> add(TenantId tenant, AbsenceDraft absence) {
    var known = client.sql(KNOWN).bind(0, tenant.value()).bind(1, absence.calendar());
    return known
        .fetch()
        .one()
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.CALENDAR_UNKNOWN)))
        .flatMap(calendar -> insert(tenant, absence))
        .switchIfEmpty(Mono.error(() -> new ApiProblem(ApiError.TOO_MANY)))
        .flatMap(id -> one(tenant, id));
  }

  /** False when there is no such absence. */
  Mono<Boolean> remove(TenantId tenant, UUID absence) {
    return client
        .sql(REMOVE)
        .bind(0, tenant.value())
        .bind(1, absence)
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }

  private Mono<UUID> insert(TenantId tenant, AbsenceDraft absence) {
    var statement =
        client.sql(ADD).bind(0, tenant.value()).bind(1, absence.calendar()).bind(2, absence.from());
    return bind(statement, 3, LocalDateTime.class, absence.until())
        .bind(4, Uuid7.next())
        .bind(5, most)
        .mapValue(UUID.class)
        .one()
        .onErrorMap(
            DataIntegrityViolationException.class,
            empty -> new ApiProblem(ApiError.BODY_UNREADABLE, "The clocks leave these hours out."));
  }

  private Mono<AbsenceView> one(TenantId tenant, UUID absence) {
    return client
        .sql(ONE)
        .bind(0, tenant.value())
        .bind(1, absence)
        .map(PostgresAbsences::view)
        .one();
  }

  private static AbsenceView view(Readable row) {
    return new AbsenceView(
        required(row, "absence_id", UUID.class),
        required(row, "calendar_id", UUID.class),
        required(row, "absent_from", LocalDateTime.class),
        row.get("absent_until", LocalDateTime.class),
        required(row, "booked", Long.class));
  }
}
