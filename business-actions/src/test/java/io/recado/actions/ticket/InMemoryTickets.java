package io.recado.actions.ticket;

import io.recado.action.IdempotencyKey;
import io.recado.tenant.TenantId;
import java.util.ArrayList;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tickets without a database. Keeps the same contract as PostgreSQL's. */
final class InMemoryTickets implements Tickets {

  private static final long FIRST_NUMBER = 1001;

  private final List<Ticket> tickets = new ArrayList<>();

  @Override
  public Mono<Ticket> open(TicketOrigin origin, TicketReport report, Opening opening) {
    return Mono.fromSupplier(() -> openNow(origin, report, opening));
  }

  @Override
  public Mono<Ticket> find(TenantId tenant, TicketNumber number) {
    return Flux.defer(() -> Flux.fromIterable(of(tenant)))
        .filter(ticket -> ticket.number().equals(number))
        .next();
  }

  @Override
  public Mono<Ticket> find(TenantId tenant, IdempotencyKey key) {
    return Flux.defer(() -> Flux.fromIterable(of(tenant)))
        .filter(ticket -> ticket.origin().key().equals(key))
        .next();
  }

  private synchronized Ticket openNow(TicketOrigin origin, TicketReport report, Opening opening) {
    var ofTenant = of(origin.tenant());
    return ofTenant.stream()
        .filter(ticket -> ticket.origin().key().equals(origin.key()))
        .findFirst()
        .orElseGet(
            () -> {
              var number = new TicketNumber(FIRST_NUMBER + ofTenant.size());
              var ticket = new Ticket(number, origin, report, opening);
              tickets.add(ticket);
              return ticket;
            });
  }

  private synchronized List<Ticket> of(TenantId tenant) {
    return tickets.stream().filter(ticket -> ticket.origin().tenant().equals(tenant)).toList();
  }
}
