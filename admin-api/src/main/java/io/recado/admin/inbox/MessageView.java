package io.recado.admin.inbox;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of a conversation.
 *
 * @param person who of the team wrote it; null for others, and for who wrote past Recado
 * @param ticks null where nothing is sent, or it was so long ago that nothing is kept of it
 * @param failure why it was given up, for machines; null otherwise
 * @param file what became of what came with it; null where nothing came, or an agent sent it
 */
record MessageView(
    UUID id,
    Instant at,
    Author author,
    @Nullable UUID person,
    Content content,
    @Nullable Ticks ticks,
    @Nullable String failure,
    @Nullable FileView file) {}
