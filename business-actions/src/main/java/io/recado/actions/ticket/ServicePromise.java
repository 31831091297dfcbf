package io.recado.actions.ticket;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a ticket was opened, and by when a first answer and its end are promised; all to the
 * millisecond, so that they read the same before and after being stored.
 *
 * @param answerDue null when the tenant has no open hours to count
 * @param resolutionDue the same
 */
public record ServicePromise(
    Instant openedAt, @Nullable Instant answerDue, @Nullable Instant resolutionDue) {

  public ServicePromise {
    openedAt = openedAt.truncatedTo(MILLIS);
    answerDue = millis(answerDue);
    resolutionDue = millis(resolutionDue);
  }

  private static @Nullable Instant millis(@Nullable Instant moment) {
    return moment == null ? null : moment.truncatedTo(MILLIS);
  }
}
