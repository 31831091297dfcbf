package io.recado.actions.appointment;

import java.time.Instant;

/**
 * A stretch of time.
 *
 * @param to not part of it any more
 */
public record Span(Instant from, Instant to) {

  boolean overlaps(Span other) {
    return from.isBefore(other.to) && other.from.isBefore(to);
  }

  boolean isWithin(Span other) {
    return !from.isBefore(other.from) && !to.isAfter(other.to);
  }
}
