package io.recado.conversation;

import java.time.Instant;

/**
 * Who speaks to the customer. The bot may speak only while the handler is {@link Bot}; every change
 * of handler raises the conversation's epoch, and whatever the bot prepared under an older epoch is
 * never sent.
 */
public sealed interface Handler {

  /** The bot answers. */
  record Bot() implements Handler {}

  /**
   * A person is wanted and none has the conversation yet; the bot is silent.
   *
   * @param since when the customer began to wait
   */
  record Queue(Instant since) implements Handler {}

  /**
   * A person answers; the bot is silent.
   *
   * @param name who the person is, as {@link Takeover#takeOver} was told; for someone typing on the
   *     business phone, the phone
   * @param since when the person took over
   */
  record Agent(String name, Instant since) implements Handler {}
}
