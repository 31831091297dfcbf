package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresReminders implements Reminders {

  private static final String TENANTS =
      """
      select distinct tenant_id from appointment
      where state = 'booked' and starts_at > $1 and starts_at < $2
      """;

  private static final String POLICY =
      "select reminder_minutes, no_shows_to_ask from appointment_setting where tenant_id = $1";

  private static final String BOOKED =
      """
      select a.number, a.starts_at, a.conversation_id, a.language, a.arranged_at,
             a.confirmed_at is not null as confirmed,
             (select count(*) from appointment m
              where m.tenant_id = a.tenant_id and m.contact_id = a.contact_id and m.state = 'no_show') as missed,
             sent.minutes_before, sent.sent_at, s.*
      from appointment a
      join service s using (tenant_id, service_id)
      cross join lateral (
        select min(r.minutes_before) as minutes_before, max(r.sent_at) as sent_at from appointment_reminder r
        where r.tenant_id = a.tenant_id and r.number = a.number and r.starts_at = a.starts_at) sent
      where a.tenant_id = $1 and a.state = 'booked' and a.starts_at > $2 and a.starts_at < $3
      order by a.starts_at, a.number
      """;

  /** Who moves or cancels it waits, or has done so, and then there is no such row. */
  private static final String HOLD =
      """
      select 1 from appointment
      where tenant_id = $1 and number = $2 and state = 'booked' and starts_at = $3 for update
      """;

  private static final String NOTE =
      """
      insert into appointment_reminder (tenant_id, number, starts_at, minutes_before, sent_at)
      values ($1, $2, $3, $4, $5) on conflict do nothing
      """;

  private static final String TELL = "select tell_customer($1, $2, $3, $4)";

  private final DatabaseClient dispatch;
  private final AgendaSql sql;

  PostgresReminders(DispatchDatabase dispatch, DatabaseClient client, TenantScope scope) {
    this.dispatch = dispatch.client();
    this.sql = new AgendaSql(client, scope);
  }

  @Override
  public Flux<TenantId> tenants(Instant from, Instant until) {
    return dispatch
        .sql(TENANTS)
        .bind(0, from)
        .bind(1, until)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .flatMapIterable(ids -> ids)
        .map(TenantId::new);
  }

  @Override
  public Mono<ReminderPolicy> policy(TenantId tenant) {
    return sql.row(POLICY, PostgresReminders::readPolicy, tenant)
        .defaultIfEmpty(ReminderPolicy.USUAL);
  }

  @Override
  public Flux<Booked> booked(TenantId tenant, Instant from, Instant until) {
    return sql.rows(BOOKED, PostgresReminders::readBooked, tenant, from, until);
  }

  @Override
  public Mono<Boolean> send(
      TenantId tenant, Booked booked, Duration before, OutboundContent words, Instant now) {
    var appointment = booked.appointment();
    return sql.inTenant(
        tenant,
        () ->
            sql.of(HOLD, tenant, appointment.number(), appointment.startsAt())
                .fetch()
                .one()
                .flatMap(held -> note(tenant, appointment, before, now))
                .filter(noted -> noted == 1)
                .flatMap(noted -> tell(tenant, booked, words))
                .defaultIfEmpty(false));
  }

  private Mono<Long> note(TenantId tenant, Appointment appointment, Duration before, Instant now) {
    return sql.of(
            NOTE,
            tenant,
            appointment.number(),
            appointment.startsAt(),
            Math.toIntExact(before.toMinutes()),
            now)
        .fetch()
        .rowsUpdated();
  }

  private Mono<Boolean> tell(TenantId tenant, Booked booked, OutboundContent words) {
    return sql.of(TELL, tenant, booked.conversation().value(), Uuid7.next(), JsonText.column(words))
        .then()
        .thenReturn(true);
  }

  private static ReminderPolicy readPolicy(Readable row) {
    var minutes = required(row, "reminder_minutes", Integer[].class);
    return new ReminderPolicy(
        Arrays.stream(minutes).map(Duration::ofMinutes).toList(),
        row.get("no_shows_to_ask", Integer.class));
  }

  private static Booked readBooked(Readable row) {
    return new Booked(
        AgendaRows.appointment(row),
        new ConversationId(required(row, "conversation_id", UUID.class)),
        Language.ofTag(required(row, "language", String.class)).orElseThrow(),
        required(row, "arranged_at", Instant.class),
        required(row, "confirmed", Boolean.class),
        required(row, "missed", Long.class),
        readReminded(row));
  }

  private static Booked.@Nullable Reminded readReminded(Readable row) {
    var minutes = row.get("minutes_before", Integer.class);
    return minutes == null
        ? null
        : new Booked.Reminded(Duration.ofMinutes(minutes), required(row, "sent_at", Instant.class));
  }
}
