package io.recado.actions.ticket;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the firm makes of a report when it opens a ticket for it.
 *
 * @param alarms what is to go off unless the promise is kept
 * @param sorted what a rule has set otherwise than the customer, for people; null where none did
 * @param follows the closed ticket this one goes on with; null where there is none
 */
public record Opening(
    ServicePromise promise,
    List<TicketAlarm> alarms,
    @Nullable String sorted,
    @Nullable TicketNumber follows) {

  public Opening {
    alarms = List.copyOf(alarms);
  }

  /** Of nothing but a promise. */
  Opening(ServicePromise promise) {
    this(promise, List.of(), null, null);
  }
}
