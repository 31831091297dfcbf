package io.recado.actions.appointment;

import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What can be read of a tenant's services, calendars and appointments. */
interface Agenda {

  /** What can be booked, in the tenant's order. */
  Flux<Service> services(TenantId tenant);

  /** A service; empty when there is none of this id. */
  Mono<Service> service(TenantId tenant, UUID id);

  /**
   * When each calendar of a service is to be had, as far as is known here.
   *
   * @param but the number of an appointment that does not count; 0 for none
   * @return one for each calendar; none when the service has no calendar
   */
  Mono<List<CalendarTimes>> taken(TenantId tenant, UUID service, Span within, long but);

  /** A customer's appointments after {@code now}, the soonest first. */
  Flux<Appointment> upcoming(TenantId tenant, ContactId contact, Instant now);
}
