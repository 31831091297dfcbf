package io.recado.queue;

/**
 * The right to process one conversation for a while.
 *
 * @param fence grows with every claim of the conversation; whatever is committed under a lower
 *     fence than the latest is refused
 * @param attempt 1 at the first claim since the conversation last made progress
 */
public record Lease(ConversationKey key, long fence, int attempt) {}
