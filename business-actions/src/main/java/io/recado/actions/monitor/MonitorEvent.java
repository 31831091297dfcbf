package io.recado.actions.monitor;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a monitor tells by itself.
 *
 * @param id the monitor's own: what is told twice under one id happens once
 * @param object by the monitor's name for it
 * @param at when it was so, by the monitor's clock; null where it does not say
 */
public record MonitorEvent(String id, String object, What what, @Nullable Instant at) {

  public static final int LONGEST_ID = 100;
  public static final int LONGEST_OBJECT = 200;

  public MonitorEvent {
    if (id.isBlank() || id.length() > LONGEST_ID) {
      throw new IllegalArgumentException("an id has 1 to %d characters".formatted(LONGEST_ID));
    }
    if (object.isBlank() || object.length() > LONGEST_OBJECT) {
      throw new IllegalArgumentException(
          "an object's name has 1 to %d characters".formatted(LONGEST_OBJECT));
    }
  }

  public MonitorEvent(String id, String object, What what) {
    this(id, object, what, null);
  }

  /** What it tells. */
  public sealed interface What {

    record Seen(Sight sight) implements What {}

    /**
     * Works will be done there.
     *
     * @param words what they are, to customers; null where nothing is said
     */
    record Planned(Instant from, Instant until, @Nullable String words) implements What {

      public static final int MOST_WORDS = 500;

      public Planned {
        if (!until.isAfter(from)) {
          throw new IllegalArgumentException("works end after they begin");
        }
        if (words != null && (words.isBlank() || words.length() > MOST_WORDS)) {
          throw new IllegalArgumentException("words have 1 to %d characters".formatted(MOST_WORDS));
        }
      }
    }

    /**
     * Works there are over.
     *
     * @param from when works would begin that are called off; null for none
     */
    record WorksOver(@Nullable Instant from) implements What {}
  }

  /** What became of it. */
  public enum Outcome {
    TAKEN,
    /** It was told before, or something later was; nothing was done. */
    REPEATED,
    /** The monitor watches no such object; it may be told again once it does. */
    UNKNOWN_OBJECT,
    /** The monitor has told too much within a minute. */
    TOO_MANY
  }
}
