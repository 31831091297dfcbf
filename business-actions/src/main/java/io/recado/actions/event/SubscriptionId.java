package io.recado.actions.event;

import java.util.UUID;

/** Identity of a subscription of a tenant. */
public record SubscriptionId(UUID value) {

  @Override
  public String toString() {
    return value.toString();
  }
}
