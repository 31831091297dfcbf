package io.recado.intents.entity;

import io.recado.dialogue.SlotValue;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds the number by which a message names something: "ticket T-1042", "caso 1042", "#1042". */
final class Numbers {

  /**
   * Three digits at least: what is shorter counts days or people. No part of an amount, a date, a
   * time or a telephone number.
   */
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<![\\d.,:/+$€%-])(?<!\\d )(?<![A-Za-z]{2}-)(?:[A-Za-z]-)?"
              + "(\\d{3,9})(?![\\d%€$]|[.,:/-]\\d| ?\\d)");

  private Numbers() {}

  /** The number; empty when there is none, or there are several. */
  static Optional<SlotValue> named(String message) {
    var found = NUMBER.matcher(message).results().toList();
    return found.stream().map(number -> number.group(1)).distinct().count() == 1
        ? found.stream().findFirst().map(Numbers::value)
        : Optional.empty();
  }

  private static SlotValue value(MatchResult number) {
    return new SlotValue.Words(number.group(1));
  }
}
