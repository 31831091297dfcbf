package io.recado.actions.ticket;

import io.recado.action.IdempotencyKey;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** The tickets of all tenants. */
public interface Tickets {

  /**
   * Opens a ticket under its tenant's next number. Numbers follow each other without gaps.
   *
   * @return the ticket; when one was opened under the same key before, that one, unchanged
   */
  Mono<Ticket> open(TicketOrigin origin, TicketReport report, Opening opening);

  /** The ticket of this number; empty when the tenant has none. */
  Mono<Ticket> find(TenantId tenant, TicketNumber number);

  /** The ticket that was opened under this key; empty when none was. */
  Mono<Ticket> find(TenantId tenant, IdempotencyKey key);
}
