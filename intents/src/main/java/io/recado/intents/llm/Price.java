package io.recado.intents.llm;

import io.recado.understanding.Cost;

/**
 * What tokens cost, in millionths of a currency for a million of them.
 *
 * @param input of tokens that the model reads
 * @param output of tokens that it writes
 */
public record Price(long input, long output) {

  private static final long MILLION = 1_000_000;

  public Price {
    if (input < 0 || output < 0) {
      throw new IllegalArgumentException("a price is not negative");
    }
  }

  /** What so many tokens cost, rounded up. */
  public Cost of(int inputTokens, int outputTokens) {
    long micros = Math.ceilDiv(inputTokens * input + outputTokens * output, MILLION);
    return new Cost(inputTokens, outputTokens, micros);
  }
}
