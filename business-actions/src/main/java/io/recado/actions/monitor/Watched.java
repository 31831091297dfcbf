package io.recado.actions.monitor;

import io.recado.actions.outage.IncidentId;
import io.recado.actions.outage.NodeId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An object that a monitor watches, as it was seen last.
 *
 * @param sight null before it was seen
 * @param since when it was first seen so; null before it was seen
 * @param incident what follows from its being down; null while nothing does
 */
record Watched(
    NodeId node, @Nullable Sight sight, @Nullable Instant since, @Nullable IncidentId incident) {

  /** What follows from a sight of it. */
  sealed interface Consequence {

    /** When it was first seen as it is now. */
    Instant since();

    record None(Instant since) implements Consequence {}

    /** An incident is to be entered. */
    record Begins(Instant since) implements Consequence {}

    /** The incident is over as far as this object goes. */
    record Ends(Instant since, IncidentId incident) implements Consequence {}
  }

  /**
   * @param patience how long it must have been seen so before anything follows
   */
  Consequence after(Sight seen, Instant now, Duration patience) {
    var first = seen == sight && since != null ? since : now;
    if (first.plus(patience).isAfter(now)) {
      return new Consequence.None(first);
    }
    return switch (seen) {
      case DOWN -> incident == null ? new Consequence.Begins(first) : new Consequence.None(first);
      case UP ->
          incident == null ? new Consequence.None(first) : new Consequence.Ends(first, incident);
    };
  }
}
