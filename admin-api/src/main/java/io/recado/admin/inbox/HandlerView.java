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
 * @param giver who put it into the person's hands; null where they took it over themselves
 */
record HandlerView(
    Kind kind,
    @Nullable UUID person,
    @Nullable String name,
    @Nullable Instant since,
    @Nullable Giver giver) {

  /**
   * A colleague, or the desk's rule.
   *
   * @param name null for the rule, and for who is a colleague no longer
   */
  record Giver(@Nullable String name) {}

  /** Kinds of handlers. */
  enum Kind {
    BOT,
    /** A person is wanted, and none has the conversation yet. */
    WAITING,
    PERSON
  }
}
