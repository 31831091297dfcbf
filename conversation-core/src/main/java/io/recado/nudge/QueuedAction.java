package io.recado.nudge;

import io.recado.action.ActionName;
import io.recado.conversation.ConversationId;
import java.time.Instant;
import java.util.UUID;

/**
 * A request whose backend was away, and which is tried again.
 *
 * @param id stands for its key, where a short one is needed
 * @param dueAt when it is tried next
 */
public record QueuedAction(
    UUID id,
    ConversationId conversation,
    ActionName action,
    int attempts,
    Instant createdAt,
    Instant dueAt) {}
