package io.recado.actions.ticket;

import io.recado.action.CustomerId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the firm makes of a report when it opens a ticket for it.
 *
 * @param customer by whose service level it is promised; null where nobody is proven
 * @param alarms what is to go off unless the promise is kept
 * @param sorted what a rule has set otherwise than the customer, for people; null where none did
 * @param follows the closed ticket this one goes on with; null where there is none
 */
public record Opening(
    ServicePromise promise,
    @Nullable CustomerId customer,
    List<TicketAlarm> alarms,
    @Nullable String sorted,
    @Nullable TicketNumber follows) {

  public Opening {
    alarms = List.copyOf(alarms);
  }

  /** The same of a ticket that was sorted so, and goes on with that one. */
  Opening of(@Nullable String difference, @Nullable TicketNumber closed) {
    return new Opening(promise, customer, alarms, difference, closed);
  }

  /** Of nothing but a promise. */
  Opening(ServicePromise promise) {
    this(promise, null, List.of(), null, null);
  }
}
