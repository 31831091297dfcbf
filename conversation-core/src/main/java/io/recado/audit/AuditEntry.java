package io.recado.audit;

import io.recado.action.CustomerId;
import io.recado.conversation.ContactId;
import io.recado.conversation.ConversationId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was done or refused. Holds ids, codes and what people call things by: no words of
 * customers and nothing secret.
 *
 * @param id made by time, so that later entries have greater ones
 * @param action such as {@code action.open_ticket}, {@code identity.code} or {@code
 *     conversation.taken_over}
 * @param outcome {@code done} or {@code rejected}; of codes how they were answered
 * @param code why it was rejected; null where there is nothing to say
 * @param reference the receipt's, or whose hands a conversation was put into; null without one
 * @param request the key of the request it ended; null where nobody asked for it
 * @param customer whom it is about; not necessarily proven
 */
public record AuditEntry(
    UUID id,
    Instant at,
    AuditActor actor,
    String action,
    String outcome,
    @Nullable String code,
    @Nullable String reference,
    @Nullable String request,
    @Nullable ConversationId conversation,
    @Nullable ContactId contact,
    @Nullable CustomerId customer) {}
