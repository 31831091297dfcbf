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
 * @param customer who the contact was proven to be when this was asked for; null where no proof was
 *     needed
 */
public record LookupRequest(
    TenantId tenant,
    ConversationId conversation,
    ContactId contact,
    ActionName lookup,
    Map<String, SlotValue> inputs,
    Language language,
    @Nullable CustomerId customer) {

  public LookupRequest {
    inputs = Map.copyOf(inputs);
  }

  /** From whoever writes. */
  public LookupRequest(
      TenantId tenant,
      ConversationId conversation,
      ContactId contact,
      ActionName lookup,
      Map<String, SlotValue> inputs,
      Language language) {
    this(tenant, conversation, contact, lookup, inputs, language, null);
  }

  /**
   * Whose it is.
   *
   * @throws IllegalStateException when no proof was asked for: a defect of who calls
   */
  public CustomerId provenCustomer() {
    if (customer == null) {
      throw new IllegalStateException("asked for without a proof: " + lookup);
    }
    return customer;
  }

  /** The words of an input; null when it was left open. */
  public @Nullable String text(String input) {
    var value = inputs.get(input);
    return value == null ? null : value.text();
  }
}
