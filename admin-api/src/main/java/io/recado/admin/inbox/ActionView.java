package io.recado.admin.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the bot asked of a business action in a conversation, and what came of it.
 *
 * @param receipt the proof that it was done, such as a ticket's number; null without one
 * @param reason why it was rejected; null otherwise
 */
record ActionView(
    String action,
    State state,
    int attempts,
    @Nullable String receipt,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant endedAt) {

  /** What became of a request. */
  enum State {
    OPEN,
    /** The backend is away; it is tried again. */
    QUEUED,
    DONE,
    REJECTED,
    UNAVAILABLE
  }
}
