package io.recado.admin.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who speaks to the customer.
 *
 * @param person null for the bot, for nobody, and for who types on the business phone
 * @param name how the person is shown; {@code phone} for who types on the business phone
 * @param since when they took over, or the customer began to wait; null for the bot
 */
record HandlerView(
    Kind kind, @Nullable UUID person, @Nullable String name, @Nullable Instant since) {

  /** Kinds of handlers. */
  enum Kind {
    BOT,
    /** A person is wanted, and none has the conversation yet. */
    WAITING,
    PERSON
  }
}
