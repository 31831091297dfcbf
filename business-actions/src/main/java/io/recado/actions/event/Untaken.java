package io.recado.actions.event;

import java.time.Duration;
import java.util.UUID;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The events of all tenants that nobody has taken yet. */
interface Untaken {

  /** Gives up what has waited for longer, some at a time, and tells of each. */
  Flux<GivenUp> giveUp(Duration patience, int most);

  /** What is on its way to subscriptions that are not paused. */
  Mono<Backlog> backlog();

  record GivenUp(SubscriptionKey subscription, UUID event, String code) {}

  /**
   * @param oldest zero when nothing waits
   */
  record Backlog(long waiting, Duration oldest) {}
}
