package io.recado.nudge;

import io.recado.tenant.TenantId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Requests that wait for their backend, for people who look after them. What a person does with one
 * is entered in the audit; what comes of it, its conversation's next turn tells the customer.
 */
public interface QueuedActions {

  /** Where a request stands in the list. */
  record Place(Instant createdAt, UUID id) {}

  /**
   * A page of them, the newest first.
   *
   * @param after where the page before ended; null for the first page
   */
  Flux<QueuedAction> list(TenantId tenant, @Nullable Place after, int limit);

  /**
   * Has them tried at once.
   *
   * @param id which; null for all, those of a thousand conversations at most: whoever wants more
   *     asks again
   * @param by who wants it
   * @return their number
   */
  Mono<Long> retry(TenantId tenant, @Nullable UUID id, String by);

  /**
   * Gives them up: they end as rejected ({@value #DROPPED}), and are not tried any more. One that
   * is being tried at this moment may still be done. Parameters as in {@link #retry}.
   */
  Mono<Long> drop(TenantId tenant, @Nullable UUID id, String by);

  /** Why a request ended that a person gave up. */
  String DROPPED = "dropped";
}
