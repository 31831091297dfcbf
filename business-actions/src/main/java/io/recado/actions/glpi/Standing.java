package io.recado.actions.glpi;

import java.util.Locale;

/** Where a ticket stands in GLPI, as far as it matters here. */
enum Standing {
  NEW,
  /** Somebody has taken it up: it is assigned, planned or pending. */
  TAKEN,
  /** It is solved or closed. */
  CLOSED;

  /** What a reopened ticket is set to: processing (assigned). */
  static final int PROCESSING = 2;

  static final int CLOSED_STATUS = 6;

  private static final int NEW_STATUS = 1;
  private static final int SOLVED_STATUS = 5;

  /** By the number of a status (GLPI: CommonITILObject). */
  static Standing of(int status) {
    return switch (status) {
      case NEW_STATUS -> NEW;
      case SOLVED_STATUS, CLOSED_STATUS -> CLOSED;
      default -> TAKEN;
    };
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Standing ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
