package io.recado.actions.ticket;

import io.recado.actions.hours.BusinessHours;
import io.recado.actions.hours.OpeningHours;
import io.recado.actions.ticket.TicketChange.Outcome;
import io.recado.actions.ticket.TicketEvent.What;
import io.recado.actions.ticket.TicketFiles.Renewal;
import io.recado.tenant.Tenant;
import io.recado.tenant.TenantId;
import io.recado.tenant.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.util.function.BiFunction;
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

  /** Makes a change; to reopen a ticket, or to give it another priority, is to promise it anew. */
  Mono<Outcome> change(TicketChange change) {
    return policy(change.tenant())
        .flatMap(
            policy ->
                switch (change.event().what()) {
                  case What.Reopened _ ->
                      files.renew(change, policy, ticket -> reopened(ticket, change, policy));
                  case What.Prioritised(var priority) ->
                      files.renew(change, policy, ticket -> prioritised(ticket, priority, policy));
                  case What _ -> files.record(change, policy);
                });
  }

  private Mono<Renewal> reopened(Ticket ticket, TicketChange change, TicketPolicy policy) {
    var now = change.event().at();
    return promised(
        ticket,
        ticket.report().priority(),
        (open, level) ->
            new Renewal(
                ticket.promise().answerDue(),
                level.promise(open, now).resolutionDue(),
                level.resolutionAlarms(open, now, policy.warnAtLeft())));
  }

  /** Its end is counted from when it was opened last. */
  private Mono<Renewal> prioritised(Ticket ticket, Priority priority, TicketPolicy policy) {
    return openedLast(ticket)
        .flatMap(
            opened ->
                promised(
                    ticket,
                    priority,
                    (open, level) ->
                        new Reprioritising(ticket, opened, now())
                            .renewal(level, open, policy.warnAtLeft())));
  }

  private Mono<Instant> openedLast(Ticket ticket) {
    return files
        .history(ticket.origin().tenant(), ticket.number())
        .filter(event -> event.what() instanceof What.Reopened)
        .map(TicketEvent::at)
        .takeLast(1)
        .next()
        .defaultIfEmpty(ticket.promise().openedAt());
  }

  /** One question after the other: they are asked in the transaction that holds the ticket. */
  private Mono<Renewal> promised(
      Ticket ticket, Priority priority, BiFunction<BusinessHours, ServiceLevel, Renewal> promise) {
    return tenant(ticket.origin().tenant())
        .flatMap(hours.openingHours()::of)
        .flatMap(open -> level(ticket, priority).map(level -> promise.apply(open, level)));
  }

  /**
   * The one it was opened by. A ticket whose customer was not kept goes by whoever is proven now.
   */
  private Mono<ServiceLevel> level(Ticket ticket, Priority priority) {
    var tenant = ticket.origin().tenant();
    return Mono.justOrEmpty(ticket.customer())
        .switchIfEmpty(Mono.defer(() -> terms.customer(ticket.origin())))
        .flatMap(customer -> terms.level(tenant, customer, priority))
        .switchIfEmpty(Mono.defer(() -> terms.level(tenant, null, priority)));
  }
}
