package io.recado.intents.local;

/** Full-batch AdaGrad for the handful of weights that mixing and accepting need. */
final class Descent {

  private static final int STEPS = 400;
  private static final double RATE = 0.3;

  private Descent() {}

  /** The slope of what is to be made small. */
  interface Slope {
    double[] at(double[] weights);
  }

  static double[] from(double[] start, Slope slope) {
    var weights = start.clone();
    var squares = new double[weights.length];
    for (int step = 0; step < STEPS; step++) {
      var gradient = slope.at(weights);
      for (int i = 0; i < weights.length; i++) {
        squares[i] += gradient[i] * gradient[i] + 1e-12;
        weights[i] -= RATE * gradient[i] / Math.sqrt(squares[i]);
      }
    }
    return weights;
  }
}
