package io.recado.actions.appointment;

import io.recado.conversation.Language;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Days in a row, on the tenant's calendar, the last one included. */
record Days(LocalDate first, LocalDate last) {

  private static final String SEPARATOR = "/";

  Days {
    if (last.isBefore(first)) {
      throw new IllegalArgumentException("%s is before %s".formatted(last, first));
    }
  }

  static Days only(LocalDate day) {
    return new Days(day, day);
  }

  /** What actions are given for it; {@link #of} reads it. */
  String id() {
    return first + SEPARATOR + last;
  }

  static Optional<Days> of(@Nullable String id) {
    var parts = id == null ? new String[0] : id.split(SEPARATOR, -1);
    try {
      return parts.length == 2
          ? Optional.of(new Days(LocalDate.parse(parts[0]), LocalDate.parse(parts[1])))
          : Optional.empty();
    } catch (DateTimeParseException | IllegalArgumentException noDays) {
      return Optional.empty();
    }
  }

  boolean hold(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  /** As {@code del lunes 23 de noviembre al domingo 29 de noviembre}. */
  String in(Language language) {
    var from = Said.day(first, language);
    var to = Said.day(last, language);
    boolean one = first.equals(last);
    return switch (language) {
      case SPANISH -> one ? "el " + from : "del %s al %s".formatted(from, to);
      case ENGLISH -> one ? "on " + from : "from %s to %s".formatted(from, to);
      case GERMAN -> one ? "am " + from : "von %s, bis %s".formatted(from, to);
    };
  }
}
