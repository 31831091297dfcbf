package io.recado.understanding;

/**
 * What a reading cost at a provider of language models.
 *
 * @param inputTokens read by the model
 * @param outputTokens written by it
 * @param micros money, in millionths of the currency that prices are configured in
 */
public record Cost(int inputTokens, int outputTokens, long micros) {

  public static final Cost NONE = new Cost(0, 0, 0);

  public Cost {
    if (inputTokens < 0 || outputTokens < 0 || micros < 0) {
      throw new IllegalArgumentException("nothing costs less than nothing");
    }
  }

  public Cost plus(Cost other) {
    return new Cost(
        inputTokens + other.inputTokens, outputTokens + other.outputTokens, micros + other.micros);
  }
}
