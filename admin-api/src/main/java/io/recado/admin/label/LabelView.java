package io.recado.admin.label;

import java.util.Locale;
import java.util.UUID;

/**
 * Something agents put on conversations to find them again.
 *
 * @param version what a change of it is made to, as {@code If-Match}
 */
record LabelView(UUID id, String name, Colour colour, String version) {

  /** Panels have their own tones of them, for light and for dark. */
  enum Colour {
    GREY,
    GREEN,
    BLUE,
    VIOLET,
    AMBER,
    RED;

    /** The name in the database. */
    String code() {
      return name().toLowerCase(Locale.ROOT);
    }

    static Colour ofCode(String code) {
      return valueOf(code.toUpperCase(Locale.ROOT));
    }
  }
}
