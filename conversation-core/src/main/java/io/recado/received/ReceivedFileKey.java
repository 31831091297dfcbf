package io.recado.received;

import io.recado.conversation.ConversationId;
import io.recado.tenant.TenantId;
import java.util.UUID;

/**
 * The file of one message.
 *
 * @param message of the transcript
 */
public record ReceivedFileKey(TenantId tenant, ConversationId conversation, UUID message) {

  @Override
  public String toString() {
    return "file of message %s of tenant %s".formatted(message, tenant);
  }
}
