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

  /** There is nobody for the service at that time, or no place. */
  record Taken() implements Change {}

  /** There is no such appointment of this customer that is still to come. */
  record Unknown() implements Change {}
}
