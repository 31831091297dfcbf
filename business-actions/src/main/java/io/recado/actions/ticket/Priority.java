package io.recado.actions.ticket;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How soon a ticket is seen to: as soon as the customer says, unless a rule says otherwise. */
public enum Priority {
  LOW(24, 72),
  NORMAL(8, 24),
  HIGH(2, 8);

  private final int hoursToAnswer;
  private final int hoursToResolve;

  Priority(int hoursToAnswer, int hoursToResolve) {
    this.hoursToAnswer = hoursToAnswer;
    this.hoursToResolve = hoursToResolve;
  }

  /** What is allowed where the tenant has set nothing. */
  public ServiceLevel usual() {
    return new ServiceLevel(Duration.ofHours(hoursToAnswer), Duration.ofHours(hoursToResolve));
  }

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Priority> ofUrgency(String urgency) {
    return Arrays.stream(values()).filter(priority -> priority.code().equals(urgency)).findFirst();
  }
}
