package io.recado.intents.llm;

import io.recado.conversation.ConversationId;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Flux;

/** What was said just before, for a reader that must understand "and the other one?". */
@FunctionalInterface
public interface RecentTurns {

  /** Nothing is remembered. */
  RecentTurns NONE = (tenant, conversation) -> Flux.empty();

  /**
   * The latest things said in a conversation, the oldest of them first; few, and none that are long
   * past. Empty where nothing was said.
   */
  Flux<Said> before(TenantId tenant, ConversationId conversation);

  /**
   * Something said.
   *
   * @param byCustomer or else by the firm, by its bot or a person
   */
  record Said(boolean byCustomer, String words) {}
}
