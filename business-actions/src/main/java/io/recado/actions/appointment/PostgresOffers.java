package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import io.recado.actions.appointment.WaitingList.Offer;
import io.recado.conversation.ContactId;
import io.recado.conversation.OutboundContent;
import io.recado.conversation.Uuid7;
import io.recado.database.DispatchDatabase;
import io.recado.json.JsonText;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Times that are kept for who waits: rows of the agenda, under its own constraint. */
final class PostgresOffers {

  private static final String DUE =
      """
      select tenant_id from waiting_look where due_at <= $1
      union
      select tenant_id from appointment where state = 'held' and held_until <= $1
      """;

  private static final String LOOK_AGAIN =
      "update waiting_look set due_at = $2 where tenant_id = $1";

  /** Who joins at the same moment has made it due, and it stays. */
  private static final String FORGET =
      """
      delete from waiting_look l
      where l.tenant_id = $1 and l.due_at > $2
        and not exists (select from waiting_entry w where w.tenant_id = l.tenant_id and w.state = 'waiting')
      """;

  /** The place before the time, as whoever leaves the list does. */
  private static final String LAPSE =
      """
      with due as (
        select a.number from appointment a
        join waiting_entry w on w.tenant_id = a.tenant_id and w.entry_id = a.waiting_id
        where a.tenant_id = $1 and a.state = 'held' and a.held_until <= $2
        for update of w
      ), lapsed as (
        update appointment a set state = 'lapsed' from due d
        where a.tenant_id = $1 and a.number = d.number and a.state = 'held' and a.held_until <= $2
        returning a.waiting_id
      )
      update waiting_entry w set unanswered = w.unanswered + 1 from lapsed l
      where w.tenant_id = $1 and w.entry_id = l.waiting_id
      """;

  private static final String HELD =
      """
      select a.number, a.starts_at, a.calendar_id, a.place_id, a.held_until, s.* from appointment a
      join service s using (tenant_id, service_id)
      where a.tenant_id = $1 and a.contact_id = $2 and a.state = 'held' and a.held_until > $3
      order by a.starts_at, a.number
      """;

  /** Who withdraws waits, or has done so, and then there is no such row. */
  private static final String HOLD_ENTRY =
      "select 1 from waiting_entry where tenant_id = $1 and entry_id = $2 and state = 'waiting' for update";

  private static final String END =
      """
      update waiting_entry set state = 'over'
      where tenant_id = $1 and entry_id = $2 and state = 'waiting' and (last_day < $3 or unanswered >= $4)
      """;

  private static final String TELL = "select tell_customer($1, $2, $3, $4)";

  private final DatabaseClient dispatch;
  private final AgendaSql sql;
  private final KeptTimes keptTimes;

  PostgresOffers(DispatchDatabase dispatch, AgendaSql sql) {
    this.dispatch = dispatch.client();
    this.sql = sql;
    this.keptTimes = new KeptTimes(sql);
  }

  Flux<TenantId> due(Instant now) {
    return dispatch
        .sql(DUE)
        .bind(0, now)
        .mapValue(UUID.class)
        .all()
        .collectList()
        .flatMapIterable(ids -> ids)
        .map(TenantId::new);
  }

  Mono<Void> lookAgain(TenantId tenant, Instant at) {
    return sql.inTenant(tenant, () -> sql.of(LOOK_AGAIN, tenant, at).then());
  }

  Mono<Void> forget(TenantId tenant, Instant now) {
    return sql.inTenant(tenant, () -> sql.of(FORGET, tenant, now).then());
  }

  Mono<Long> lapse(TenantId tenant, Instant now) {
    return sql.inTenant(tenant, () -> sql.of(LAPSE, tenant, now).fetch().rowsUpdated());
  }

  Flux<Held> heldFor(TenantId tenant, ContactId contact, Instant now) {
    return sql.rows(HELD, PostgresOffers::readHeld, tenant, contact.value(), now);
  }

  Mono<Boolean> offer(TenantId tenant, Waiting waiting, Offer offer, Instant now) {
    return sql.inTenant(
        tenant,
        () ->
            sql.of(HOLD_ENTRY, tenant, waiting.id())
                .fetch()
                .one()
                .flatMap(waits -> keptTimes.keep(tenant, waiting, offer, now))
                .flatMap(number -> tell(tenant, waiting, offer.words().of(number)))
                .defaultIfEmpty(false));
  }

  Mono<Boolean> end(TenantId tenant, Waiting waiting, LocalDate today, OutboundContent words) {
    return sql.inTenant(
        tenant,
        () ->
            sql.of(END, tenant, waiting.id(), today, Waiting.MOST_UNANSWERED)
                .fetch()
                .rowsUpdated()
                .filter(rows -> rows == 1)
                .flatMap(ended -> tell(tenant, waiting, words))
                .defaultIfEmpty(false));
  }

  private Mono<Boolean> tell(TenantId tenant, Waiting waiting, OutboundContent words) {
    return sql.of(
            TELL,
            tenant,
            waiting.who().conversation().value(),
            Uuid7.next(),
            JsonText.column(words))
        .then()
        .thenReturn(true);
  }

  private static Held readHeld(Readable row) {
    return new Held(
        AgendaRows.appointment(row),
        WhoAndWhere.read(row),
        required(row, "held_until", Instant.class));
  }
}
