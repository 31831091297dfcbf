package io.recado.actions.appointment;

import java.time.Instant;

/** What became of a request that changes the agenda. */
public sealed interface Change {

  /**
   * It was done, now or when it was made before.
   *
   * @param appointment as the change left it
   */
  record Made(Appointment appointment, Instant at) implements Change {}

  /** Every calendar of the service is taken at that time. */
  record Taken() implements Change {}

  /** There is no such appointment of this customer that is still to come. */
  record Unknown() implements Change {}
}
