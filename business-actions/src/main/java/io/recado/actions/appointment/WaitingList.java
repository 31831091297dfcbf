package io.recado.actions.appointment;

import io.recado.action.ActionRequest;
import io.recado.actions.appointment.Waiting.Wish;
import io.recado.conversation.ContactId;
import io.recado.conversation.OutboundContent;
import io.recado.tenant.TenantId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Who waits for a time to get free, in the order in which they asked, and what is kept for them.
 */
interface WaitingList {

  /** What a request asked of the list, and when; empty when it asked nothing. */
  Mono<Asked> asked(ActionRequest request);

  /**
   * Puts the request's contact on the list; who waits for that service already keeps the place,
   * with the new wish.
   */
  Mono<Asked> join(ActionRequest request, Wish wish, Instant now);

  /** Takes the request's contact off; empty when they do not wait there. */
  Mono<Asked> leave(ActionRequest request, UUID entry, Instant now);

  /** Where somebody waits, the longest first. */
  Flux<Waiting> of(TenantId tenant, ContactId contact);

  /** What is kept for somebody now, the soonest first. */
  Flux<Held> heldFor(TenantId tenant, ContactId contact, Instant now);

  /** The tenants whose lists are to be looked through, or who keep something for too long. */
  Flux<TenantId> due(Instant now);

  /** Has a list looked through again then, unless something gets free before. */
  Mono<Void> lookAgain(TenantId tenant, Instant at);

  /** Has a list looked through no more when nobody is left on it. */
  Mono<Void> forget(TenantId tenant, Instant now);

  /** Gives free what was kept long enough, and counts it as unanswered. */
  Mono<Long> lapse(TenantId tenant, Instant now);

  /** Who waits and is offered nothing at present, in order. */
  Flux<Waiting> inOrder(TenantId tenant);

  /**
   * Keeps a time for somebody and tells them, both or nothing. Nothing when there is no room by
   * then, when they do not wait any more, or are offered something already.
   *
   * @return whether it is kept for them now
   */
  Mono<Boolean> offer(TenantId tenant, Waiting waiting, Offer offer, Instant now);

  /**
   * Ends the places whose last day is over, or whose owners do not answer, and tells them so.
   *
   * @return whether it was ended now
   */
  Mono<Boolean> end(TenantId tenant, Waiting waiting, LocalDate today, OutboundContent words);

  /** A place on the list, as a request left it. */
  record Asked(UUID entry, Wish wish, Instant at) {}

  /**
   * A time to keep for somebody.
   *
   * @param room of which the first that is free is taken
   */
  record Offer(Instant start, Room room, Instant until, OfferWords words) {}

  /** What is said of an appointment that is offered under this number. */
  interface OfferWords {
    OutboundContent of(long number);
  }
}
