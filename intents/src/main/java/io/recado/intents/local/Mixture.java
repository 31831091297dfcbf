package io.recado.intents.local;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Mixes the experts' log-probabilities. The weights are fitted for likelihood on phrases the
 * experts did not learn from; as they need not add up to one they are the calibration's temperature
 * as well.
 */
final class Mixture {

  /** Keeps one expert's certainty from drowning the other. */
  private static final double LEAST_LOG = -12;

  private final double[] weights;

  private Mixture(double[] weights) {
    this.weights = weights;
  }

  static Mixture fit(List<Trial> all) {
    var trials = all.stream().filter(trial -> !trial.stranger()).toList();
    var start = new double[trials.getFirst().opinion().logProbabilities().size()];
    Arrays.fill(start, 1.0 / start.length);
    var logs = trials.stream().map(trial -> bounded(trial.opinion())).toList();
    return new Mixture(Descent.from(start, weights -> slope(weights, trials, logs)));
  }

  static Mixture readFrom(DataInput in) throws IOException {
    return new Mixture(Doubles.readFrom(in));
  }

  void writeTo(DataOutput out) throws IOException {
    Doubles.writeTo(out, weights);
  }

  double[] logProbabilities(Opinion opinion) {
    return Distributions.mix(bounded(opinion), weights);
  }

  private static double[] slope(
      double[] weights, List<Trial> trials, List<List<double[]>> logsOfTrials) {
    var slope = new double[weights.length];
    for (int t = 0; t < trials.size(); t++) {
      var logs = logsOfTrials.get(t);
      var mixed = Distributions.probabilities(Distributions.mix(logs, weights));
      int label = trials.get(t).label();
      for (int m = 0; m < slope.length; m++) {
        slope[m] += (expected(mixed, logs.get(m)) - logs.get(m)[label]) / trials.size();
      }
    }
    return slope;
  }

  private static double expected(double[] probabilities, double[] logs) {
    double sum = 0;
    for (int c = 0; c < logs.length; c++) {
      sum += probabilities[c] * logs[c];
    }
    return sum;
  }

  private static List<double[]> bounded(Opinion opinion) {
    return opinion.logProbabilities().stream()
        .map(logs -> Arrays.stream(logs).map(log -> Math.max(log, LEAST_LOG)).toArray())
        .toList();
  }
}
