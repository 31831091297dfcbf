package io.recado.intents.knowledge;

/**
 * How likely a passage answers the question, by a logistic model of its {@link Evidence}. Its
 * weights were set by hand before they were measured: fitted on labelled questions they did no
 * better on those of another language (docs/decisions/0022). {@code RetrievalTest} measures them,
 * and writes down the evidence for who wants to fit them all the same.
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
