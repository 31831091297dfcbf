package io.recado.admin.assignment;

import io.recado.actions.hours.BusinessHours;
import java.time.Duration;
import java.time.Instant;

/**
 * By when a tenant wants whoever waits in a conversation to be answered by a person.
 *
 * @param within so much open time
 */
public record ChatPromise(BusinessHours hours, Duration within) {

  /** By when who waits since a moment is to be answered; at a tenant without hours, time runs. */
  public Instant due(Instant since) {
    return hours.plus(since, within).orElseGet(() -> since.plus(within));
  }

  /** Whether somebody may be given conversations: without hours, at any time. */
  boolean isOpenAt(Instant moment) {
    return hours.isOpenAt(moment) || hours.plus(moment, Duration.ZERO).isEmpty();
  }
}
