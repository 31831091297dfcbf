package io.recado.actions.ticket;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How soon a ticket is looked at. For now it is as urgent as the customer says it is. */
public enum Priority {
  LOW(Duration.ofHours(24)),
  NORMAL(Duration.ofHours(8)),
  HIGH(Duration.ofHours(2));

  private final Duration answerTarget;

  Priority(Duration answerTarget) {
    this.answerTarget = answerTarget;
  }

  /** Open time within which a first answer is promised where the tenant has set none. */
  public Duration answerTarget() {
    return answerTarget;
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Priority> ofUrgency(String urgency) {
    return Arrays.stream(values()).filter(priority -> priority.code().equals(urgency)).findFirst();
  }
}
