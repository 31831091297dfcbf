package io.recado.intents.entity.time;

import java.time.LocalDate;
import java.time.ZonedDateTime;

/**
 * From where times are read.
 *
 * @param now in the tenant's zone
 */
public record Standpoint(ZonedDateTime now, DayOrder order) {

  LocalDate today() {
    return now.toLocalDate();
  }
}
