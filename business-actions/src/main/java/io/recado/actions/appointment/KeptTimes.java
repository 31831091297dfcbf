package io.recado.actions.appointment;

import io.recado.actions.appointment.Bookings.Wanted;
import io.recado.actions.appointment.WaitingList.Offer;
import io.recado.tenant.TenantId;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Puts times that are kept for who waits into the agenda. */
final class KeptTimes {

  private static final String KEEP =
      """
      insert into appointment (tenant_id, number, conversation_id, contact_id, service_id, calendar_id, place_id, starts_at,
                               ends_at, occupied, language, arranged_at, state, waiting_id, held_until)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, tstzrange($10, $11), $12, $13, 'held', $14, $15)
      on conflict do nothing
      """;

  private final AgendaSql sql;
  private final FreeCalendars free;

  KeptTimes(AgendaSql sql) {
    this.sql = sql;
    this.free = new FreeCalendars(sql);
  }

  /**
   * To be asked in the transaction that tells whom it is kept for.
   *
   * @return under what number; empty where there is no room any more, or something is kept for them
   *     already
   */
  Mono<Long> keep(TenantId tenant, Waiting waiting, Offer offer, Instant now) {
    var wanted = new Wanted(waiting.wish().service(), offer.start(), offer.room());
    return free.take(
        tenant,
        wanted,
        taken ->
            sql.nextNumber(tenant)
                .filterWhen(number -> insert(tenant, number, waiting, offer, taken, now)));
  }

  private Mono<Boolean> insert(
      TenantId tenant, long number, Waiting waiting, Offer offer, WhoAndWhere taken, Instant now) {
    var service = waiting.wish().service();
    var during = service.during(offer.start());
    var occupied = service.occupied(offer.start());
    return sql.of(
            KEEP,
            tenant,
            number,
            waiting.who().conversation().value(),
            waiting.who().contact().value(),
            service.id(),
            taken.calendar(),
            taken.place(),
            during.from(),
            during.to(),
            occupied.from(),
            occupied.to(),
            waiting.language().code(),
            now,
            waiting.id(),
            offer.until())
        .fetch()
        .rowsUpdated()
        .map(rows -> rows == 1);
  }
}
