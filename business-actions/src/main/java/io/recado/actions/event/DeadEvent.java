package io.recado.actions.event;

import java.time.Instant;
import java.util.UUID;

/**
 * An event that an address did not take.
 *
 * @param code what came of the last attempt: a status, a code of egress, or {@code paused} when
 *     there was none
 */
public record DeadEvent(UUID id, String type, Instant at, int attempts, String code) {}
