package io.recado.understanding;

import io.recado.dialogue.Expectation.Option;
import java.util.List;

/**
 * A slot that the words asking for an errand may fill already, as in "no internet since yesterday,
 * it is urgent".
 *
 * @param intent the errand the slot belongs to
 * @param options what can be chosen; empty unless it is a choice
 */
public record SlotHint(String intent, String slot, Kind kind, List<Option> options) {

  /** What a slot takes. */
  public enum Kind {
    /** The whole message, when that describes the matter and does not merely ask for the errand. */
    WORDS,
    CHOICE,
    /** The number of something, such as a ticket. */
    NUMBER,
    DAY,
    TIME_OF_DAY
  }

  public SlotHint {
    options = List.copyOf(options);
  }

  /** A slot of free words when there is nothing to choose from, and a choice otherwise. */
  public SlotHint(String intent, String slot, List<Option> options) {
    this(intent, slot, options.isEmpty() ? Kind.WORDS : Kind.CHOICE, options);
  }
}
