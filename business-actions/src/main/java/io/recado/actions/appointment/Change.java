package io.recado.actions.appointment;

import java.time.Instant;
import java.util.UUID;

/** What became of a request that changes the agenda. */
public sealed interface Change {

  /**
   * It was done, now or when it was made before.
   *
   * @param appointment as the change left it
   * @param link what opens the appointment's calendar file now
   */
  record Made(Appointment appointment, Instant at, UUID link) implements Change {}

  /** Every calendar of the service is taken at that time. */
  record Taken() implements Change {}

  /** There is no such appointment of this customer that is still to come. */
  record Unknown() implements Change {}
}
