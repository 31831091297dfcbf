package io.recado.actions.caldav;

import java.time.Instant;

/**
 * Time that an event takes up.
 *
 * @param uid the event's; each time of one that recurs has the same
 */
public record Busy(String uid, Instant from, Instant to) {}
