package io.recado.actions.appointment;

import io.recado.conversation.Language;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The part of a day that suits somebody. */
enum DayPart {
  MORNING(LocalTime.MIN, LocalTime.NOON),
  AFTERNOON(LocalTime.NOON, LocalTime.of(18, 0)),
  EVENING(LocalTime.of(18, 0), LocalTime.MAX),
  ANY(LocalTime.MIN, LocalTime.MAX);

  private final LocalTime from;
  private final LocalTime until;

  DayPart(LocalTime from, LocalTime until) {
    this.from = from;
    this.until = until;
  }

  /** Whether an appointment that begins then is in it. */
  boolean holds(LocalTime start) {
    return !start.isBefore(from) && start.isBefore(until);
  }

  /** As flows and rows call it. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<DayPart> of(String code) {
    return Arrays.stream(values()).filter(part -> part.code().equals(code)).findFirst();
  }

  String in(Language language) {
    return switch (this) {
      case MORNING ->
          switch (language) {
            case SPANISH -> "por la mañana";
            case ENGLISH -> "in the morning";
            case GERMAN -> "vormittags";
          };
      case AFTERNOON ->
          switch (language) {
            case SPANISH -> "por la tarde";
            case ENGLISH -> "in the afternoon";
            case GERMAN -> "nachmittags";
          };
      case EVENING ->
          switch (language) {
            case SPANISH -> "desde las 18:00";
            case ENGLISH -> "from 18:00 on";
            case GERMAN -> "ab 18 Uhr";
          };
      case ANY ->
          switch (language) {
            case SPANISH -> "a cualquier hora";
            case ENGLISH -> "at any time";
            case GERMAN -> "zu jeder Uhrzeit";
          };
    };
  }
}
