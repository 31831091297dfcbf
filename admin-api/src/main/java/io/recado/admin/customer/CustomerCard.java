package io.recado.admin.customer;

import java.util.List;

/**
 * A customer with what they subscribed to.
 *
 * @param phoneShared whether another customer has the same number, so that it proves neither
 * @param emailShared whether another customer has the same address, so that it gets no codes
 * @param subscriptions the latest first, those that have ended as well
 * @param logins what they sign in with, by the names of the systems
 */
record CustomerCard(
    CustomerView customer,
    boolean phoneShared,
    boolean emailShared,
    List<SubscriptionView> subscriptions,
    List<LoginView> logins) {

  CustomerCard {
    subscriptions = List.copyOf(subscriptions);
    logins = List.copyOf(logins);
  }
}
