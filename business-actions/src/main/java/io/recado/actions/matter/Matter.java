package io.recado.actions.matter;

import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;

/**
 * Something about a customer's invoices that no machine can settle.
 *
 * @param key what it is noted once by, of its tenant; at most 300 characters
 * @param words to the person who looks at it, in the ticket
 * @param said to the customer once the ticket is there; {@link #TICKET} in it is its number
 */
public record Matter(
    TenantId tenant,
    String key,
    ConversationId conversation,
    Language language,
    String words,
    String said) {

  public static final String TICKET = "{ticket}";
}
