package io.recado.actions.ticket;

import static java.time.temporal.ChronoUnit.MILLIS;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When a ticket was opened, and by when a first answer is promised; both to the millisecond, so
 * that they read the same before and after being stored.
 *
 * @param dueAt null when the tenant has no open hours to count
 */
public record AnswerPromise(Instant openedAt, @Nullable Instant dueAt) {

  public AnswerPromise {
    openedAt = openedAt.truncatedTo(MILLIS);
    dueAt = dueAt == null ? null : dueAt.truncatedTo(MILLIS);
  }
}
