package io.recado.actions.event;

import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who listens to a tenant's events.
 *
 * @param address where events are posted; often all it takes to call it, so kept out of {@link
 *     #toString()}
 * @param types of the events wanted; empty for all, those of later versions included
 * @param paused null while events are posted
 */
public record Subscription(
    SubscriptionKey key, URI address, Set<String> types, @Nullable Pause paused) {

  public Subscription {
    types = Set.copyOf(types);
  }

  @Override
  public String toString() {
    return "Subscription[%s of tenant %s]".formatted(key.id(), key.tenant());
  }
}
