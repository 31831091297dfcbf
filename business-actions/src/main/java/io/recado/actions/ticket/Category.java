package io.recado.actions.ticket;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a ticket is about. Flows offer these by their {@link #code()}. */
public enum Category {
  INTERNET,
  TELEPHONE,
  TELEVISION,
  BILLING,
  OTHER;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Category> ofCode(String code) {
    return Arrays.stream(values()).filter(category -> category.code().equals(code)).findFirst();
  }
}
