package io.recado.intents.local;

import java.util.List;

/** Arithmetic on (log) probabilities over the same intents. */
final class Distributions {

  private Distributions() {}

  static double[] logSoftmax(double[] scores) {
    double highest = Double.NEGATIVE_INFINITY;
    for (double score : scores) {
      highest = Math.max(highest, score);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - highest);
    }
    double logSum = highest + Math.log(sum);
    var logs = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      logs[i] = scores[i] - logSum;
    }
    return logs;
  }

  static double[] logSoftmax(float[] scores) {
    var precise = new double[scores.length];
    for (int i = 0; i < scores.length; i++) {
      precise[i] = scores[i];
    }
    return logSoftmax(precise);
  }

  /** The log-linear mix: Σ weight · log p, made a distribution again. */
  static double[] mix(List<double[]> logs, double[] weights) {
    var scores = new double[logs.getFirst().length];
    for (int m = 0; m < weights.length; m++) {
      for (int c = 0; c < scores.length; c++) {
        scores[c] += weights[m] * logs.get(m)[c];
      }
    }
    return logSoftmax(scores);
  }

  static double[] probabilities(double[] logs) {
    var probabilities = new double[logs.length];
    for (int i = 0; i < logs.length; i++) {
      probabilities[i] = Math.exp(logs[i]);
    }
    return probabilities;
  }

  static int likeliest(double[] scores) {
    int best = 0;
    for (int i = 1; i < scores.length; i++) {
      if (scores[i] > scores[best]) {
        best = i;
      }
    }
    return best;
  }

  static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
