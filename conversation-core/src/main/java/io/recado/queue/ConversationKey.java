package io.recado.queue;

import io.recado.conversation.ConversationId;
import io.recado.tenant.TenantId;

/** A conversation, findable from outside its tenant's scope: what queues and wake-ups carry. */
public record ConversationKey(TenantId tenant, ConversationId conversation) {}
