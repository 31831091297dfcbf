package io.recado.actions.outage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fault of a node and all it feeds.
 *
 * @param area the node's name
 * @param estimatedUntil when it is expected to be over; null while nobody knows
 * @param update what was last said of it to customers; null when nothing was
 */
public record Incident(
    IncidentId id,
    NodeId node,
    String area,
    State state,
    Instant beganAt,
    @Nullable Instant estimatedUntil,
    @Nullable Update update) {

  /** What it has come to. */
  public enum State {
    /** Several customers report the same; nobody has confirmed it. */
    SUSPECTED,
    KNOWN,
    RESOLVED,
    /** Somebody looked, and it was none. */
    DISMISSED,
    /** Nobody confirmed it, and nobody reports it any more. */
    LAPSED,
    /** It goes on as a known incident of the same node, or of one above. */
    MERGED
  }

  /**
   * What somebody said of it, in their own words.
   *
   * @param at when they said it
   */
  public record Update(Instant at, String words) {}
}
