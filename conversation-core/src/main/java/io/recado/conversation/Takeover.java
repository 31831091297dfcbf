package io.recado.conversation;

import io.recado.queue.ConversationKey;
import reactor.core.publisher.Mono;

/**
 * The fence between the bot and people. Both changes raise the conversation's epoch: what the bot
 * prepared before is never sent, turns in flight included.
 */
public interface Takeover {

  /**
   * A person speaks from now on. Taking over from another person is allowed. Completes when nothing
   * of the bot is on its way any more, but waits no longer than sending may take: the change itself
   * is made at once.
   *
   * @param name who the person is: the id the desk knows them by, or how they are shown
   */
  Mono<Taken> takeOver(ConversationKey conversation, String name);

  /**
   * The same, done by somebody else for the person: the audit names who did it.
   *
   * @param by who puts the conversation into this person's hands, by id
   */
  Mono<Taken> assign(ConversationKey conversation, String name, String by);

  /**
   * The bot speaks again, from the customer's next message on.
   *
   * @return false when there is no such conversation, or the bot has it already
   */
  Mono<Boolean> handBack(ConversationKey conversation);

  /** What a takeover came to. */
  enum Taken {
    /** The bot has said its last word before this. */
    SILENT,
    /** A sender that does not answer had begun to send a message: the customer may still get it. */
    BOT_MAY_BE_HEARD,
    NO_SUCH_CONVERSATION
  }
}
