package io.recado.understanding;

import io.recado.conversation.ContactId;
import io.recado.conversation.Language;
import io.recado.tenant.TenantId;

/**
 * A question for a tenant's knowledge.
 *
 * @param customer who asks: an answer that costs money counts against their budget
 * @param words as in {@link Command.AskKnowledge}
 * @param language it is asked and to be answered in
 */
public record KnowledgeQuestion(
    TenantId tenant, ContactId customer, String words, Language language) {}
