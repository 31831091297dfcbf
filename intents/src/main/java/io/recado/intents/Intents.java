package io.recado.intents;

import io.recado.intents.cascade.CascadingUnderstander;
import io.recado.intents.cascade.Classifiers;
import io.recado.intents.llm.LlmReader;
import java.time.Duration;

/**
 * Where understanding is had from.
 *
 * <pre>{@code
 * var understander = Intents.shipped(); // close it when the application stops
 * understander.warmUp().subscribe(...); // or let the first message wait for the classifier
 * understander.understand(utterance)
 * }</pre>
 */
public final class Intents {

  /** Longer than loading takes, shorter than a customer takes for silence. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Intents() {}

  /** The understanding of the bot that Recado ships with, in three languages; local only. */
  public static CascadingUnderstander shipped() {
    return shipped(LlmReader.NONE);
  }

  /** The same, with a language model for what the local one is not sure of. */
  public static CascadingUnderstander shipped(LlmReader llm) {
    return CascadingUnderstander.shipped(PATIENCE, llm);
  }

  /** The same, by each tenant's own classifier where it has one. */
  public static CascadingUnderstander of(Classifiers classifiers, LlmReader llm) {
    return CascadingUnderstander.with(classifiers, PATIENCE, llm);
  }
}
