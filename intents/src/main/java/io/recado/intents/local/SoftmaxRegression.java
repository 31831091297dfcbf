package io.recado.intents.local;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Multinomial logistic regression, learned by AdaGrad. The same seed gives the same model. */
final class SoftmaxRegression {

  /** Errors below this teach nothing and cost most of the time. */
  private static final double NEGLIGIBLE_ERROR = 0.01;

  private final float[][] weights;

  private SoftmaxRegression(int classes, int features) {
    weights = new float[classes][features];
  }

  /**
   * @param decay strength of the L2 penalty, divided by the number of examples
   */
  record Course(int epochs, double rate, double decay, long seed) {}

  static SoftmaxRegression learn(
      List<FeatureVector> examples,
      List<Integer> labels,
      int classes,
      int features,
      Course course) {
    var model = new SoftmaxRegression(classes, features);
    var squares = new float[classes][features];
    for (var row : squares) {
      Arrays.fill(row, 1e-6f);
    }
    var order = new int[examples.size()];
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    var random = new Random(course.seed());
    float decay = (float) (course.decay() / examples.size());
    for (int epoch = 0; epoch < course.epochs(); epoch++) {
      shuffle(order, random);
      for (int i : order) {
        model.step(examples.get(i), labels.get(i), squares, (float) course.rate(), decay);
      }
    }
    return model;
  }

  double[] logProbabilities(FeatureVector example) {
    var scores = new double[weights.length];
    for (int c = 0; c < scores.length; c++) {
      scores[c] = example.dot(weights[c]);
    }
    return Distributions.logSoftmax(scores);
  }

  private void step(FeatureVector example, int label, float[][] squares, float rate, float decay) {
    var logs = logProbabilities(example);
    for (int c = 0; c < logs.length; c++) {
      double error = Math.exp(logs[c]) - (c == label ? 1 : 0);
      if (Math.abs(error) > NEGLIGIBLE_ERROR) {
        example.descend(weights[c], squares[c], (float) error, rate, decay);
      }
    }
  }

  private static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int swapped = order[i];
      order[i] = order[j];
      order[j] = swapped;
    }
  }
}
