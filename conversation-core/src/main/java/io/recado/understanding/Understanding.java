package io.recado.understanding;

import io.recado.conversation.Language;
import java.util.List;

/**
 * A reading of one turn's messages.
 *
 * @param interpretations what was read, in the order it is to be done; empty when the messages call
 *     for nothing at all (a reaction, a notice)
 * @param language what the customer writes in now; the language of the utterance when unsure
 * @param trace who was asked, in order, and what came of it; empty where nobody keeps one
 */
public record Understanding(
    List<Interpretation> interpretations, Language language, List<Hop> trace) {

  public Understanding {
    interpretations = List.copyOf(interpretations);
    trace = List.copyOf(trace);
  }

  /** Without a trace. */
  public Understanding(List<Interpretation> interpretations, Language language) {
    this(interpretations, language, List.of());
  }

  /** The same reading with this trace. */
  public Understanding traced(List<Hop> hops) {
    return new Understanding(interpretations, language, hops);
  }

  public List<Command> commands() {
    return interpretations.stream().map(Interpretation::command).toList();
  }

  /**
   * One command and why it was read.
   *
   * @param confidence 0 to 1; calibrated where the local model decided, 1 for buttons and keywords,
   *     and one fixed figure for a language model, whose own word on it is worth nothing
   * @param evidence the words it was read from; empty for buttons
   * @param decidedBy who read it
   * @param cost its share of what the reading cost; the shares of a reading add up to its cost
   */
  public record Interpretation(
      Command command, double confidence, String evidence, Source decidedBy, Cost cost) {

    /** One that cost nothing. */
    public Interpretation(Command command, double confidence, String evidence, Source decidedBy) {
      this(command, confidence, evidence, decidedBy, Cost.NONE);
    }
  }

  /** Who read a command. */
  public enum Source {
    BUTTON,
    KEYWORD,
    /** Taken as it stands, because free words were asked for. */
    EXPECTATION,
    LOCAL_MODEL,
    LANGUAGE_MODEL,
    NOBODY
  }
}
