package io.recado.actions.appointment;

import static io.recado.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.util.Objects;
import java.util.UUID;

/**
 * What an appointment takes up.
 *
 * @param calendar of a person; of a place where it takes nobody
 * @param place beside it; the calendar itself where it takes one alone
 */
record WhoAndWhere(UUID calendar, UUID place) {

  static WhoAndWhere alone(UUID calendar) {
    return new WhoAndWhere(calendar, calendar);
  }

  /** A row of {@code appointment}. */
  static WhoAndWhere read(Readable row) {
    var calendar = required(row, "calendar_id", UUID.class);
    return new WhoAndWhere(
        calendar, Objects.requireNonNullElse(row.get("place_id", UUID.class), calendar));
  }

  boolean takes(UUID other) {
    return calendar.equals(other) || place.equals(other);
  }
}
