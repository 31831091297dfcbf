package io.recado.actions.ticket;

import io.recado.conversation.Language;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How a customer rates what was done for them, the best first. */
enum Score {
  GREAT(5, "Excelente", "Great", "Sehr gut"),
  GOOD(4, "Buena", "Good", "Gut"),
  FAIR(3, "Regular", "Fair", "Mittel"),
  BAD(2, "Mala", "Poor", "Schlecht"),
  TERRIBLE(1, "Muy mala", "Very poor", "Sehr schlecht");

  private final int points;
  private final String spanish;
  private final String english;
  private final String german;

  Score(int points, String spanish, String english, String german) {
    this.points = points;
    this.spanish = spanish;
    this.english = english;
    this.german = german;
  }

  int points() {
    return points;
  }

  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** As on its button. */
  String title(Language language) {
    var word =
        switch (language) {
          case SPANISH -> spanish;
          case ENGLISH -> english;
          case GERMAN -> german;
        };
    return points + " · " + word;
  }

  static Optional<Score> ofCode(String code) {
    return Arrays.stream(values()).filter(score -> score.code().equals(code)).findFirst();
  }
}
