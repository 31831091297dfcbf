package io.recado.actions.payment;

import io.recado.action.IdempotencyKey;
import io.recado.actions.invoice.InvoiceId;
import io.recado.conversation.ConversationId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;
import java.time.Instant;

/**
 * What an attempt is begun with. There is no amount in it: that is the invoice's.
 *
 * @param conversation where news of the attempt is told, in {@code language}
 */
public record PaymentOrder(
    TenantId tenant,
    IdempotencyKey key,
    InvoiceId invoice,
    AccountId account,
    ConversationId conversation,
    Language language,
    Instant at) {}
