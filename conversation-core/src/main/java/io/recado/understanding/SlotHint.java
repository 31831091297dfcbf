package io.recado.understanding;

import io.recado.dialogue.Expectation.Option;
import java.util.List;

/**
 * A slot that the words asking for an errand may fill already, as in "no internet since yesterday,
 * it is urgent".
 *
 * @param intent the errand the slot belongs to
 * @param options what can be chosen; empty for a slot of free words, which takes the whole message
 *     when that describes the matter and does not merely ask for the errand
 */
public record SlotHint(String intent, String slot, List<Option> options) {
  public SlotHint {
    options = List.copyOf(options);
  }
}
