package io.recado.admin.customer;

import java.util.List;

/**
 * A customer with what they subscribed to.
 *
 * @param phoneShared whether another customer has the same number, so that it proves neither
 * @param emailShared whether another customer has the same address, so that it gets no codes
 * @param subscriptions the latest first, those that have ended as well
 */
record CustomerCard(
    CustomerView customer,
    boolean phoneShared,
    boolean emailShared,
    List<SubscriptionView> subscriptions) {

  CustomerCard {
    subscriptions = List.copyOf(subscriptions);
  }
}
