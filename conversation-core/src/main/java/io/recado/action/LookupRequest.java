package io.recado.action;

import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.dialogue.SlotValue;
import io.recado.tenant.TenantId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be found out.
 *
 * @param contact for whom; bound by the server, never read from text
 * @param inputs by name
 * @param language what is found is worded in
 */
public record LookupRequest(
    TenantId tenant,
    ConversationId conversation,
    ContactId contact,
    ActionName lookup,
    Map<String, SlotValue> inputs,
    Language language) {

  public LookupRequest {
    inputs = Map.copyOf(inputs);
  }

  /** The words of an input; null when it was left open. */
  public @Nullable String text(String input) {
    var value = inputs.get(input);
    return value == null ? null : value.text();
  }
}
