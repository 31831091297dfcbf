package io.recado.actions.appointment;

import java.time.Instant;
import java.util.UUID;

/**
 * An appointment that is booked.
 *
 * @param number what people call it by; {@link #spoken} has it as they do
 */
public record Appointment(long number, UUID service, Instant startsAt) {

  private static final String PREFIX = "C-";

  String spoken() {
    return PREFIX + number;
  }
}
