package io.recado.actions.event;

import java.util.Locale;

/** Why a subscription gets no events. */
public enum Pause {
  /** Its owner switched it off. */
  OWNER,
  /** Its address answered 410. */
  GONE,
  /** Its address took nothing for as long as an event is offered. */
  FAILING;

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Pause ofCode(String code) {
    return valueOf(code.toUpperCase(Locale.ROOT));
  }
}
