package io.recado.actions.appointment;

import java.time.Instant;

/**
 * An appointment that is booked.
 *
 * @param number what people call it by; {@link #spoken} has it as they do
 */
public record Appointment(long number, Service service, Instant startsAt) {

  private static final String PREFIX = "C-";

  String spoken() {
    return PREFIX + number;
  }
}
