package io.recado.intents.knowledge;

/**
 * How likely a passage answers the question, by a logistic model of its {@link Evidence}. Its
 * weights are fitted on labelled questions by {@code RetrievalTest}, which says how to do it again.
 */
final class Support {

  /** From here on it is said. Chosen with the weights: see docs/decisions/0022. */
  static final double ENOUGH = 0.5;

  /** From here on a language model is asked whether it is in there. */
  static final double PERHAPS = 0.2;

  private static final double[] WEIGHTS = {2, 1, 2, 2, 2, 0.5, 0, -4.5};

  private Support() {}

  static double of(Evidence evidence) {
    return of(evidence, WEIGHTS);
  }

  static double of(Evidence evidence, double[] weights) {
    var figures = evidence.figures();
    double sum = 0;
    for (int i = 0; i < figures.length; i++) {
      sum += weights[i] * figures[i];
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
