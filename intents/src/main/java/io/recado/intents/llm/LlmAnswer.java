package io.recado.intents.llm;

import io.recado.understanding.Cost;
import io.recado.understanding.Hop;
import io.recado.understanding.Understanding.Interpretation;
import java.util.List;

/**
 * What came of asking a language model.
 *
 * @param interpretations what it read; empty unless the outcome is {@code READ}
 */
public record LlmAnswer(List<Interpretation> interpretations, Hop.Outcome outcome, Cost cost) {

  public LlmAnswer {
    interpretations = List.copyOf(interpretations);
    if (interpretations.isEmpty() == (outcome == Hop.Outcome.READ)) {
      throw new IllegalArgumentException("something is read, or there is a reason why nothing is");
    }
  }

  static LlmAnswer none(Hop.Outcome outcome, Cost cost) {
    return new LlmAnswer(List.of(), outcome, cost);
  }
}
