package io.recado.understanding;

import io.recado.conversation.Language;
import java.util.List;

/**
 * A reading of one turn's messages.
 *
 * @param interpretations what was read, in the order it is to be done; empty when the messages call
 *     for nothing at all (a reaction, a notice)
 * @param language what the customer writes in now; the language of the utterance when unsure
 */
public record Understanding(List<Interpretation> interpretations, Language language) {

  public Understanding {
    interpretations = List.copyOf(interpretations);
  }

  public List<Command> commands() {
    return interpretations.stream().map(Interpretation::command).toList();
  }

  /**
   * One command and why it was read.
   *
   * @param confidence 0 to 1, calibrated where a model decided; 1 for buttons and keywords
   * @param evidence the words it was read from; empty for buttons
   * @param decidedBy who read it
   */
  public record Interpretation(
      Command command, double confidence, String evidence, Source decidedBy) {}

  /** Who read a command. */
  public enum Source {
    BUTTON,
    KEYWORD,
    /** Taken as it stands, because free words were asked for. */
    EXPECTATION,
    LOCAL_MODEL,
    NOBODY
  }
}
