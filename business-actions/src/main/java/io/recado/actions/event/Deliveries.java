package io.recado.actions.event;

import java.time.Duration;
import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Events on their way to those who listen. All times are the database's. */
interface Deliveries {

  /** Subscriptions of any tenants that are not paused and have something due. */
  Flux<SubscriptionKey> due(int most);

  /**
   * Claims what is due, the longest due first; nothing for a paused subscription. What is claimed
   * is nobody else's until the lease ends.
   */
  Mono<List<Claimed>> claim(SubscriptionKey key, int most, Duration lease);

  /**
   * Writes down how a posting ended, if it is still the caller's to end. A subscription whose
   * address took nothing for {@code patience} is paused.
   */
  Mono<Written> end(Claimed claimed, Ending ending, Duration patience);

  /** What writing an end came to. */
  enum Written {
    DONE,
    /** Done, and the subscription is paused by it. */
    PAUSED,
    /** The lease ended before; nothing was written. */
    TOO_LATE
  }
}
