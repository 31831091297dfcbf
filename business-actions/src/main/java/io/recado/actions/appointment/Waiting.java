package io.recado.actions.appointment;

import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody on the waiting list.
 *
 * @param language that they asked in
 * @param offered the times they were offered before
 * @param unanswered how many of them went by without a word
 */
record Waiting(
    UUID id, Who who, Language language, Wish wish, Set<Instant> offered, int unanswered) {

  /** Who lets so many times go by without a word waits no more. */
  static final int MOST_UNANSWERED = 2;

  Waiting {
    offered = Set.copyOf(offered);
  }

  /** Whose place it is, and where they are told. */
  record Who(ConversationId conversation, ContactId contact) {}

  /** What they wait for. */
  record Wish(Service service, Days days, DayPart part) {

    boolean fits(ZonedDateTime start) {
      return days.hold(start.toLocalDate()) && part.holds(start.toLocalTime());
    }
  }

  /** Whether they have not answered for too long. */
  boolean isSilent() {
    return unanswered >= MOST_UNANSWERED;
  }

  /** Whether they are to be offered a time that is free: each once. */
  boolean wants(ZonedDateTime start) {
    return wish.fits(start) && !offered.contains(start.toInstant());
  }
}
