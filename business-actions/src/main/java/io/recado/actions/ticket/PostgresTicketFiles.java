package io.recado.actions.ticket;

import static io.recado.database.Columns.required;

import io.recado.action.IdempotencyKey;
import io.recado.actions.ticket.TicketChange.Outcome;
import io.recado.actions.ticket.TicketChange.Reason;
import io.recado.actions.ticket.TicketRules.Verdict;
import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import io.recado.tenant.TenantScope;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class PostgresTicketFiles implements TicketFiles {

  private static final String OF_CONTACT =
      """
      select * from ticket
      where tenant_id = $1 and contact_id = $2 and (closed_at is null or closed_at > $3)
      order by closed_at desc nulls first, number desc
      limit 40
      """;

  private static final String LOCK =
      """
      select * from ticket
      where tenant_id = $1 and number = $2
      for update
      """;

  private static final String MADE =
      """
      select t.*, e.at as made_at
      from ticket_event e
      join ticket t on t.tenant_id = e.tenant_id and t.number = e.number
      where e.tenant_id = $1 and e.request_key = $2
      """;

  private final DatabaseClient client;
  private final TenantScope scope;
  private final TicketChanges changes;
  private final TicketHistory history;

  PostgresTicketFiles(DatabaseClient client, TenantScope scope) {
    this.client = client;
    this.scope = scope;
    this.changes = new TicketChanges(client);
    this.history = new TicketHistory(client);
  }

  @Override
  public Flux<Ticket> of(TenantId tenant, ContactId contact, Instant closedAfter) {
    return scope
        .inTenant(
            tenant,
            () ->
                client
                    .sql(OF_CONTACT)
                    .bind(0, tenant.value())
                    .bind(1, contact.value())
                    .bind(2, closedAfter)
                    .map(row -> TicketRows.read(tenant, row))
                    .all()
                    .collectList())
        .flatMapIterable(tickets -> tickets);
  }

  @Override
  public Mono<Outcome> record(TicketChange change, TicketPolicy policy) {
    return once(change, policy, ticket -> Mono.empty());
  }

  @Override
  public Mono<Outcome> renew(
      TicketChange change, TicketPolicy policy, Function<Ticket, Mono<Renewal>> promise) {
    return once(change, policy, promise);
  }

  @Override
  public Mono<Outcome.Made> made(TenantId tenant, IdempotencyKey key) {
    return scope.inTenant(tenant, () -> madeBefore(tenant, key));
  }

  @Override
  public Flux<TicketEvent> history(TenantId tenant, TicketNumber number) {
    return scope
        .inTenant(tenant, () -> history.of(tenant, number))
        .flatMapIterable(events -> events);
  }

  /** Under the ticket's lock, so that a repetition finds what the first did. */
  private Mono<Outcome> once(
      TicketChange change, TicketPolicy policy, Function<Ticket, Mono<Renewal>> promise) {
    return scope.inTenant(
        change.tenant(),
        () ->
            client
                .sql(LOCK)
                .bind(0, change.tenant().value())
                .bind(1, change.number().value())
                .map(row -> TicketRows.read(change.tenant(), row))
                .one()
                .filter(ticket -> isAllowed(change, ticket))
                .flatMap(ticket -> once(change, ticket, policy, promise))
                .defaultIfEmpty(new Outcome.Unknown()));
  }

  private static boolean isAllowed(TicketChange change, Ticket ticket) {
    return change.owner() == null || change.owner().equals(ticket.origin().contact());
  }

  private Mono<Outcome> once(
      TicketChange change,
      Ticket ticket,
      TicketPolicy policy,
      Function<Ticket, Mono<Renewal>> promise) {
    var event = change.event();
    var before =
        change.key() == null
            ? Mono.<Outcome.Made>empty()
            : madeBefore(change.tenant(), change.key());
    return before
        .<Outcome>map(made -> made)
        .switchIfEmpty(
            Mono.defer(
                () ->
                    switch (TicketRules.after(ticket.state(), event.what(), event.at(), policy)) {
                      case Verdict.Becomes(var state) ->
                          promise
                              .apply(ticket)
                              .map(Optional::of)
                              .defaultIfEmpty(Optional.empty())
                              .flatMap(
                                  renewal ->
                                      make(change, ticket.with(state), renewal.orElse(null)));
                      case Verdict.Refused(var reason) -> Mono.just(new Outcome.Refused(reason));
                    }));
  }

  private Mono<Outcome> make(TicketChange change, Ticket ticket, @Nullable Renewal renewal) {
    return changes
        .make(change, ticket.state(), renewal)
        .map(
            made ->
                made
                    ? new Outcome.Made(ticket, change.event().at(), true)
                    : asItWas(change, ticket));
  }

  /** To have the priority it has already is no change; to be rated twice is refused. */
  private static Outcome asItWas(TicketChange change, Ticket ticket) {
    return change.event().what() instanceof TicketEvent.What.Prioritised
        ? new Outcome.Made(ticket, change.event().at(), false)
        : new Outcome.Refused(Reason.RATED);
  }

  private Mono<Outcome.Made> madeBefore(TenantId tenant, IdempotencyKey key) {
    return client
        .sql(MADE)
        .bind(0, tenant.value())
        .bind(1, key.value())
        .map(
            row ->
                new Outcome.Made(
                    TicketRows.read(tenant, row), required(row, "made_at", Instant.class), false))
        .one();
  }
}
