package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.recado.actions.appointment.Bookings.Wanted;
import io.recado.tenant.TenantId;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** What looks free for an appointment; the constraints turn away what is taken meanwhile. */
final class FreeCalendars {

  /**
   * Held until it is booked, so that whoever takes a service or a calendar away sees what is
   * booked, or is seen.
   */
  private static final String FREE =
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
        and not exists (select from appointment a
                        where a.tenant_id = $1 and a.place_id = c.calendar_id
                          and a.state in ('booked', 'held') and a.number <> $5
                          and a.occupied && tstzrange($3, $4))
        and c.calendar_id = any($6)
      order by c.calendar_id
      for key share of c
      """;

  private static final long NONE = 0;

  private final AgendaSql sql;

  FreeCalendars(AgendaSql sql) {
    this.sql = sql;
  }

  /**
   * Takes what is free for an appointment, and something else when somebody was faster. To be asked
   * in the transaction that takes it.
   *
   * @param take empty when it is taken by then
   * @return empty when nothing is left
   */
  <T> Mono<T> take(TenantId tenant, Wanted wanted, Function<WhoAndWhere, Mono<T>> take) {
    return take(tenant, wanted, take, wanted.room().all().size());
  }

  /** With each that is lost there is one less. */
  private <T> Mono<T> take(
      TenantId tenant, Wanted wanted, Function<WhoAndWhere, Mono<T>> take, int triesLeft) {
    return triesLeft == 0
        ? Mono.empty()
        : first(tenant, wanted, NONE)
            .flatMap(
                free ->
                    take.apply(free)
                        .switchIfEmpty(
                            Mono.defer(() -> take(tenant, wanted, take, triesLeft - 1))));
  }

  /**
   * The first that is free; empty when there is none.
   *
   * @param but the number of an appointment that does not count
   */
  Mono<WhoAndWhere> first(TenantId tenant, Wanted wanted, long but) {
    return free(tenant, wanted, but).flatMap(free -> Mono.justOrEmpty(wanted.room().first(free)));
  }

  private Mono<List<UUID>> free(TenantId tenant, Wanted wanted, long but) {
    var occupied = wanted.service().occupied(wanted.start());
    return sql.of(
            FREE,
            tenant,
            wanted.service().id(),
            occupied.from(),
            occupied.to(),
            but,
            wanted.room().all().toArray(UUID[]::new))
        .map(row -> required(row, "calendar_id", UUID.class))
        .all()
        .collectList();
  }
}
