package io.recado.actions.ticket;

import io.recado.actions.hours.OpeningHours;
import io.recado.actions.ticket.TicketChange.Outcome;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import reactor.core.publisher.Mono;

/** Changes tickets by the terms their tenant has set. */
final class TicketWork {

  private final Tickets tickets;
  private final TicketFiles files;
  private final TicketTerms terms;
  private final Hours hours;
  private final Clock clock;

  /** When tenants are open. */
  record Hours(Tenants tenants, OpeningHours openingHours) {

    Mono<Tenant> tenant(TenantId id) {
      return tenants
          .find(id)
          .switchIfEmpty(Mono.error(() -> new IllegalStateException("no such tenant: " + id)));
    }
  }

  TicketWork(Tickets tickets, TicketFiles files, TicketTerms terms, Hours hours, Clock clock) {
    this.tickets = tickets;
    this.files = files;
    this.terms = terms;
    this.hours = hours;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  TicketFiles files() {
    return files;
  }

  Mono<Tenant> tenant(TenantId id) {
    return hours.tenant(id);
  }

  Mono<TicketPolicy> policy(TenantId tenant) {
    return terms.policy(tenant);
  }

  /** A ticket of anybody's; empty when there is none. */
  Mono<Ticket> find(TenantId tenant, TicketNumber number) {
    return tickets.find(tenant, number);
  }

  /** Makes a change; to reopen a ticket is to promise its end anew. */
  Mono<Outcome> change(TicketChange change) {
    return policy(change.tenant())
        .flatMap(
            policy ->
                change.event().what() instanceof TicketEvent.What.Reopened
                    ? reopen(change, policy)
                    : files.record(change, policy));
  }

  private Mono<Outcome> reopen(TicketChange change, TicketPolicy policy) {
    return find(change.tenant(), change.number())
        .flatMap(ticket -> renewal(ticket, change.event().at(), policy))
        .flatMap(renewal -> files.reopen(change, policy, renewal))
        .defaultIfEmpty(new Outcome.Unknown());
  }

  private Mono<TicketFiles.Renewal> renewal(Ticket ticket, Instant now, TicketPolicy policy) {
    var tenant = ticket.origin().tenant();
    return Mono.zip(
        tenant(tenant).flatMap(hours.openingHours()::of),
        level(ticket),
        (open, level) ->
            new TicketFiles.Renewal(
                level.promise(open, now).resolutionDue(),
                level.resolutionAlarms(open, now, policy.warnAtLeft())));
  }

  /**
   * The one it was opened by. A ticket whose customer was not kept goes by whoever is proven now.
   */
  private Mono<ServiceLevel> level(Ticket ticket) {
    var tenant = ticket.origin().tenant();
    var priority = ticket.report().priority();
    return Mono.justOrEmpty(ticket.customer())
        .switchIfEmpty(Mono.defer(() -> terms.customer(ticket.origin())))
        .flatMap(customer -> terms.level(tenant, customer, priority))
        .switchIfEmpty(Mono.defer(() -> terms.level(tenant, null, priority)));
  }
}
