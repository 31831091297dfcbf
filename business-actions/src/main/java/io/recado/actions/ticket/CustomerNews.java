package io.recado.actions.ticket;

import io.recado.conversation.ConversationId;
import io.recado.conversation.OutboundContent;
import io.recado.tenant.TenantId;
import reactor.core.publisher.Mono;

/** Says something to customers that no turn of theirs has asked for. */
public interface CustomerNews {

  /**
   * Tells it once the transaction this joins has committed; where a person has the conversation, it
   * is left to them as a note instead.
   */
  Mono<Void> tell(TenantId tenant, ConversationId conversation, OutboundContent content);
}
