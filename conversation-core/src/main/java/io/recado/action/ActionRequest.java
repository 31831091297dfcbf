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
 * @param customer who the contact was proven to be when this was asked for; null where no proof was
 *     needed
 */
public record ActionRequest(
    TenantId tenant,
    ConversationId conversation,
    ContactId contact,
    IdempotencyKey key,
    ActionName action,
    Map<String, SlotValue> inputs,
    Language language,
    @Nullable CustomerId customer) {

  public ActionRequest {
    inputs = Map.copyOf(inputs);
  }

  /** From whoever writes. */
  public ActionRequest(
      TenantId tenant,
      ConversationId conversation,
      ContactId contact,
      IdempotencyKey key,
      ActionName action,
      Map<String, SlotValue> inputs,
      Language language) {
    this(tenant, conversation, contact, key, action, inputs, language, null);
  }

  /**
   * Whose it is.
   *
   * @throws IllegalStateException when no proof was asked for: a defect of who calls
   */
  public CustomerId provenCustomer() {
    if (customer == null) {
      throw new IllegalStateException("asked for without a proof: " + action);
    }
    return customer;
  }

  /** The words of an input; null when it was left open. */
  public @Nullable String text(String input) {
    var value = inputs.get(input);
    return value == null ? null : value.text();
  }

  /** The words of an input; empty when it was left open. */
  public String textOrEmpty(String input) {
    var text = text(input);
    return text == null ? "" : text;
  }
}
