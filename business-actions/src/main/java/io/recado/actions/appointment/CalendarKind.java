package io.recado.actions.appointment;

import java.util.Locale;

/**
 * What a calendar is of. A service that is had with people and at places takes one of each; one
 * that names people alone, or places alone, one of them.
 */
public enum CalendarKind {
  PERSON,
  PLACE;

  /** The name in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @param code as {@link #code} gives it
   */
  public static CalendarKind of(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
