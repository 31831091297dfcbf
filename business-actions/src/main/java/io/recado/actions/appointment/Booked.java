package io.recado.actions.appointment;

import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A booked appointment as its reminders need it.
 *
 * @param arrangedAt when it was booked or moved to its time
 * @param missedBefore how many appointments its customer did not come to
 * @param reminded what its customer was reminded of its time so far; null for not at all
 */
record Booked(
    Appointment appointment,
    ConversationId conversation,
    Language language,
    Instant arrangedAt,
    boolean confirmed,
    long missedBefore,
    @Nullable Reminded reminded) {

  /**
   * Reminders that were sent.
   *
   * @param before the shortest time before the appointment that one of them was for
   * @param at when the last one went out
   */
  record Reminded(Duration before, Instant at) {

    /** Whether they make one superfluous that is due now: also one that was configured since. */
    boolean covers(Duration other, Instant dueAt) {
      return before.compareTo(other) <= 0 || !at.isBefore(dueAt);
    }
  }

  Instant startsAt() {
    return appointment.startsAt();
  }
}
