package io.recado.actions.monitor;

import java.util.Locale;

/** What a monitor is sure of. What it does not know it does not tell: there is no third one. */
public enum Sight {
  UP,
  DOWN;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Sight ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
