package io.recado.admin.inbox;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * By when a person is to answer whoever waits.
 *
 * @param ticket the ticket that promises it, such as {@code T-1042}; null where the desk's rule
 *     does
 */
record AnswerDue(Instant at, @Nullable String ticket) {}
