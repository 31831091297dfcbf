package io.recado.dialogue;

import java.util.Optional;

/**
 * What stands behind a button: which run and which question it belongs to, and what it answers. An
 * id of an earlier question can so be told from one of the question asked now.
 *
 * @param asker the id of a flow's run or of an offer
 * @param step the step of the flow that asked; the offer's kind otherwise
 */
record OptionId(String asker, String step, String item) {

  static final String SEPARATOR = ":";

  /** The longest id of a run: a seed of 19 digits, a dot and a count of six. */
  static final int MOST_ASKER = 26;

  /** What the 64 bytes of a button leave for the names of step and item. */
  static final int MOST_NAMES = 64 - MOST_ASKER - 2;

  static Optional<OptionId> parse(String text) {
    var parts = text.split(SEPARATOR, -1);
    return parts.length == 3
        ? Optional.of(new OptionId(parts[0], parts[1], parts[2]))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return asker + SEPARATOR + step + SEPARATOR + item;
  }
}
