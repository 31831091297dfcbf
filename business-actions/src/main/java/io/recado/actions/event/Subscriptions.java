package io.recado.actions.event;

import io.recado.tenant.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.Set;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The webhooks that tenants have events posted to. */
public interface Subscriptions {

  /** A posting takes a place of the process for seconds when its address is slow. */
  int MOST_OF_A_TENANT = 10;

  /** For how long the secret before a rotation signs beside the new one. */
  Duration ROTATION = Duration.ofHours(24);

  /**
   * Subscribes an address, under a new secret, to what happens from now on.
   *
   * @param types such as {@code ticket.opened}; empty for all
   */
  Mono<Creation> create(TenantId tenant, URI address, Set<String> types);

  /** Those of a tenant, in the order of their creation. */
  Flux<Subscription> of(TenantId tenant);

  /**
   * Gives a new secret, to be shown once. The one before signs as well for {@link #ROTATION}; one
   * that was rotated out earlier signs no more. Empty when there is no such subscription.
   */
  Mono<SigningSecret> rotate(SubscriptionKey key);

  /**
   * Stops posting; what is being posted ends. What happens until it is resumed is not written down
   * for it, and what waits grows old.
   *
   * @return false when there is none, or it was paused already
   */
  Mono<Boolean> pause(SubscriptionKey key);

  /**
   * Posts again, whatever it was paused for; what still waits is due at once.
   *
   * @return false when there is none, or it was not paused
   */
  Mono<Boolean> resume(SubscriptionKey key);

  /**
   * Takes it away with all its deliveries.
   *
   * @return false when there is none
   */
  Mono<Boolean> remove(SubscriptionKey key);
}
