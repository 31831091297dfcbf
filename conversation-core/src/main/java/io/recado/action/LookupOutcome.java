package io.recado.action;

import java.util.List;

/** The three ways a lookup ends. */
public sealed interface LookupOutcome {

  /**
   * There is something.
   *
   * @param items at least one, the likeliest first. They are kept with the dialogue, so no more
   *     than {@value #MOST_ITEMS}
   */
  record Found(List<FoundItem> items) implements LookupOutcome {

    public static final int MOST_ITEMS = 40;

    public Found {
      items = List.copyOf(items);
      if (items.isEmpty() || items.size() > MOST_ITEMS) {
        throw new IllegalArgumentException(
            "found are 1 to %d items, not %d".formatted(MOST_ITEMS, items.size()));
      }
    }
  }

  /**
   * There is nothing.
   *
   * @param reason a stable code that flows word
   */
  record None(String reason) implements LookupOutcome {}

  /** The backend is away. */
  record Unavailable() implements LookupOutcome {}

  /**
   * What was found, or that it is nothing.
   *
   * @param reason why there is nothing, where there is nothing
   */
  static LookupOutcome of(List<FoundItem> items, String reason) {
    return items.isEmpty() ? new None(reason) : new Found(items);
  }
}
