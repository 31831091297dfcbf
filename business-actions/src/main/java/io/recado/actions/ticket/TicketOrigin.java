package io.recado.actions.ticket;

import io.recado.action.ActionRequest;
import io.recado.action.IdempotencyKey;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;

/**
 * Where a ticket comes from, and where its answer goes.
 *
 * @param key the request that opened it: a ticket has one, and a request opens one ticket
 * @param language what the customer was spoken to in
 */
public record TicketOrigin(
    TenantId tenant,
    IdempotencyKey key,
    ConversationId conversation,
    ContactId contact,
    Language language) {

  static TicketOrigin of(ActionRequest request) {
    return new TicketOrigin(
        request.tenant(),
        request.key(),
        request.conversation(),
        request.contact(),
        request.language());
  }
}
