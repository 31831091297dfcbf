package io.recado.actions.event;

import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Events that were given up because their subscription's address did not take them. */
public interface DeadEvents {

  /** Those of a subscription, the latest first; a hundred at most. */
  Flux<DeadEvent> of(SubscriptionKey key);

  /**
   * Posts one once more, with the same id, for as long as a new one.
   *
   * @return false when there is no such event
   */
  Mono<Boolean> replay(SubscriptionKey key, UUID event);

  /**
   * The same for all of a subscription, a thousand at most: whoever wants more asks again.
   *
   * @return their number
   */
  Mono<Long> replayAll(SubscriptionKey key);

  /**
   * Gives one up for good.
   *
   * @return false when there is no such event
   */
  Mono<Boolean> drop(SubscriptionKey key, UUID event);

  /**
   * The same for all of a subscription, a thousand at most: whoever wants more asks again.
   *
   * @return their number
   */
  Mono<Long> dropAll(SubscriptionKey key);
}
