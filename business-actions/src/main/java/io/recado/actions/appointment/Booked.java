package io.recado.actions.appointment;

import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import java.time.Instant;

/**
 * A booked appointment as its reminders need it.
 *
 * @param arrangedAt when it was booked or moved to its time
 * @param missedBefore how many appointments its customer did not come to
 */
record Booked(
    Appointment appointment,
    ConversationId conversation,
    Language language,
    Instant arrangedAt,
    boolean confirmed,
    long missedBefore) {

  Instant startsAt() {
    return appointment.startsAt();
  }
}
