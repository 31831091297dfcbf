package io.recado.actions.http;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an input may be, and how it stands in JSON. */
enum InputType {
  TEXT(Pattern.compile("(?s).{1,4000}")),
  /** Digits; a number in JSON where it stands alone. */
  NUMBER(Pattern.compile("0|[1-9]\\d{0,17}")),
  /** As ISO 8601 has it, such as 2026-11-22. */
  DAY(Pattern.compile("\\d{4}-\\d{2}-\\d{2}")),
  /** Such as 17:30. */
  TIME(Pattern.compile("\\d{2}:\\d{2}"));

  private final Pattern form;

  InputType(Pattern form) {
    this.form = form;
  }

  boolean takes(String value) {
    return form.matcher(value).matches();
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<InputType> ofCode(String code) {
    return Stream.of(values()).filter(type -> type.code().equals(code)).findFirst();
  }
}
