package io.recado.admin.customer;

import io.recado.admin.network.SwitchView;
import io.recado.admin.web.Amount;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a customer subscribed to.
 *
 * @param price of a month, tax included
 * @param access the node of the network that serves it, and what that is called
 * @param accessSwitch at which router that is switched on again; null where none knows it
 * @param version what a change of it is made to, as {@code If-Match}
 */
record SubscriptionView(
    UUID id,
    UUID customer,
    UUID plan,
    String planName,
    Amount price,
    UUID access,
    String accessName,
    State state,
    LocalDate since,
    @Nullable SwitchView accessSwitch,
    String version) {

  /** Where a subscription stands. One that has ended stays so. */
  enum State {
    ACTIVE,
    /** For want of payment; it is switched on again when nothing overdue is owed. */
    SUSPENDED,
    ENDED;

    static State of(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
