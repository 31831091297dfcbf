package io.recado.actions.appointment;

import java.util.UUID;
import reactor.core.publisher.Mono;

/** The calendar files that customers have links to. */
public interface CalendarFiles {

  /**
   * The file of the appointment that a link opens, as it is by now, in the language the appointment
   * was arranged in. It says what was booked for when, and nothing of the customer.
   *
   * @return empty for a link that never was, was taken back, or is of an appointment long over
   */
  Mono<String> open(UUID token);
}
