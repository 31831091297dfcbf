package io.recado.conversation;

import io.recado.queue.ConversationKey;
import reactor.core.publisher.Mono;

/**
 * The fence between the bot and people. Both changes raise the conversation's epoch: what the bot
 * prepared before is never sent, turns in flight included.
 */
public interface Takeover {

  /**
   * A person speaks from now on. Taking over from another person is allowed.
   *
   * @param name how the person is shown
   * @return false when there is no such conversation
   */
  Mono<Boolean> takeOver(ConversationKey conversation, String name);

  /**
   * The bot speaks again, from the customer's next message on.
   *
   * @return false when there is no such conversation, or the bot has it already
   */
  Mono<Boolean> handBack(ConversationKey conversation);
}
