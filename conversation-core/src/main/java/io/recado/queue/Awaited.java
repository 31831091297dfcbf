package io.recado.queue;

import java.time.Duration;

/**
 * A conversation that will have something to do.
 *
 * @param in from now: when its burst may be over, at the earliest
 */
public record Awaited(ConversationKey key, Duration in) {}
