package io.recado.health;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a process stands with something outside that it calls.
 *
 * @param tenant whose it is; null for what is the installation's
 * @param name of the action or the model; of a channel, its id
 * @param openUntil when calls are let through again; null when the breaker is not open
 * @param calls the latest that are looked at, {@code failed} of which failed
 */
public record GuardReport(
    @Nullable UUID tenant,
    Kind kind,
    String name,
    Breaker breaker,
    @Nullable Instant openUntil,
    int calls,
    int failed) {

  /** What is called. */
  public enum Kind {
    /** The backend of an action or a lookup. */
    ACTION,
    /** The API that a channel is served by. */
    CHANNEL,
    /** A language model. */
    MODEL
  }

  /** What is turned away first, then what is tried again, then what fails most. */
  static final Comparator<GuardReport> WORST_FIRST =
      Comparator.comparingInt(GuardReport::rank)
          .thenComparing(Comparator.comparingInt(GuardReport::failed).reversed())
          .thenComparing(GuardReport::name);

  boolean isOpen() {
    return breaker == Breaker.OPEN;
  }

  private int rank() {
    return switch (breaker) {
      case OPEN -> 0;
      case TRYING -> 1;
      case CLOSED -> 2;
    };
  }
}
