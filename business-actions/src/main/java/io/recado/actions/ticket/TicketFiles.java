package io.recado.actions.ticket;

import io.recado.action.IdempotencyKey;
import io.recado.conversation.ContactId;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * What becomes of tickets after they are opened. Of changes to one ticket that are made at once,
 * one comes after the other, and each sees what the one before has made of it.
 */
public interface TicketFiles {

  /** More are never offered at once. */
  int MOST = 40;

  /**
   * A customer's own tickets, {@value #MOST} at most, without attachments: those that are open, the
   * newest first, then those closed after {@code closedAfter}, the latest first.
   */
  Flux<Ticket> of(TenantId tenant, ContactId contact, Instant closedAfter);

  /** Makes a change, if the ticket's state lets it, with all that follows for what is due. */
  Mono<TicketChange.Outcome> record(TicketChange change, TicketPolicy policy);

  /**
   * Makes a change by which the ticket is promised anew, and what was due before is not.
   *
   * @param promise works it out from the ticket as it is while nobody else changes it; asks nobody
   *     but the database
   */
  Mono<TicketChange.Outcome> renew(
      TicketChange change, TicketPolicy policy, Function<Ticket, Mono<Renewal>> promise);

  /** What a request has changed; empty when it has changed nothing. */
  Mono<TicketChange.Outcome.Made> made(TenantId tenant, IdempotencyKey key);

  /** What happened to a ticket, in its order; empty when there is no such ticket. */
  Flux<TicketEvent> history(TenantId tenant, TicketNumber number);

  /**
   * What is promised of a ticket anew.
   *
   * @param answerDue null when the tenant has no open hours to count
   * @param resolutionDue the same
   * @param alarms what is to go off from now on
   */
  record Renewal(
      @Nullable Instant answerDue, @Nullable Instant resolutionDue, List<TicketAlarm> alarms) {
    public Renewal {
      alarms = List.copyOf(alarms);
    }
  }
}
