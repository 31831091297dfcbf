package io.recado.actions.appointment;

import io.recado.conversation.OutboundContent;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The reminders of appointments: what there is to remind of, and what was sent. */
interface Reminders {

  /** The tenants that have appointments between two moments. */
  Flux<TenantId> tenants(Instant from, Instant until);

  Mono<ReminderPolicy> policy(TenantId tenant);

  /**
   * A tenant's booked appointments between two moments, the soonest first, with what was sent of
   * them.
   */
  Flux<Booked> booked(TenantId tenant, Instant from, Instant until);

  /**
   * Puts a reminder into the outbox, once, however often and by however many it is asked for; not
   * of an appointment that was cancelled or has another time by now.
   *
   * @return whether it was put there now
   */
  Mono<Boolean> send(
      TenantId tenant, Booked booked, Duration before, OutboundContent words, Instant now);
}
