package io.recado.action;

import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an action is asked to do.
 *
 * @param contact whose errand it is; bound by the server, never read from text
 * @param inputs by slot name
 */
public record ActionRequest(
    TenantId tenant,
    ConversationId conversation,
    ContactId contact,
    IdempotencyKey key,
    ActionName action,
    Map<String, SlotValue> inputs,
    Language language) {

  public ActionRequest {
    inputs = Map.copyOf(inputs);
  }

  /** The words of an input; null when it was left open. */
  public @Nullable String text(String input) {
    var value = inputs.get(input);
    return value == null ? null : value.text();
  }
}
