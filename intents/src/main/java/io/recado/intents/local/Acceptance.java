package io.recado.intents.local;

import static java.util.Comparator.comparingDouble;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * How likely the likeliest intent is the right one: a logistic regression over its probability, its
 * lead and how near the text lies to known phrases. Fitted on phrases the experts did not learn
 * from, some of them of intents they had never heard of, and on what has nothing to do with any.
 */
final class Acceptance {

  private static final double DECAY = 0.0002;

  private static final double LEAST_AGREEMENT = 1e-4;

  /** Of what is done without asking anybody, so much is to be right. */
  private static final double WANTED_PRECISION = 0.98;

  /** Fewer cases say nothing about two in a hundred. */
  private static final double FEWEST_CASES = 50;

  private final double[] weights;
  private final double precise;

  private Acceptance(double[] weights, double precise) {
    this.weights = weights;
    this.precise = precise;
  }

  static Acceptance fit(List<Trial> trials, Mixture mixture, int outOfScope) {
    var cases = new ArrayList<Case>();
    for (var trial : trials) {
      add(cases, trial, mixture, outOfScope);
    }
    var start = new double[features(new double[] {1, 0}, new Surroundings(0, 0, 0, 0, 0)).length];
    var weights = Descent.from(start, at -> slope(at, cases));
    return new Acceptance(weights, precise(weights, cases));
  }

  static Acceptance readFrom(DataInput in) throws IOException {
    return new Acceptance(Doubles.readFrom(in), in.readDouble());
  }

  void writeTo(DataOutput out) throws IOException {
    Doubles.writeTo(out, weights);
    out.writeDouble(precise);
  }

  /** 0 to 1, calibrated. */
  double of(double[] probabilities, Surroundings surroundings) {
    return probability(weights, features(probabilities, surroundings));
  }

  /**
   * From which acceptance on readings were right as often as is wanted of what nobody else is asked
   * about; above 1 when none is.
   */
  double precise() {
    return precise;
  }

  /**
   * The lowest bound above which the cases were right that often. Intents that were left out do not
   * count: at last none is, and what strangers say is mostly farther away.
   */
  private static double precise(double[] weights, List<Case> cases) {
    var surestFirst =
        cases.stream()
            .filter(each -> !each.leftOut)
            .sorted(comparingDouble((Case each) -> probability(weights, each.features)).reversed())
            .toList();
    double least = Double.POSITIVE_INFINITY;
    double right = 0;
    double all = 0;
    for (var each : surestFirst) {
      all += each.weight;
      right += each.right ? each.weight : 0;
      if (all >= FEWEST_CASES && right >= WANTED_PRECISION * all) {
        least = probability(weights, each.features);
      }
    }
    return least;
  }

  private static void add(List<Case> cases, Trial trial, Mixture mixture, int outOfScope) {
    var logs = mixture.logProbabilities(trial.opinion());
    int likeliest = Distributions.likeliest(logs);
    if (likeliest != outOfScope) {
      var around = Surroundings.of(trial.opinion(), likeliest);
      var features = features(Distributions.probabilities(logs), around);
      cases.add(new Case(features, likeliest == trial.label(), trial.weight(), trial.isLeftOut()));
    }
  }

  private static double[] features(double[] probabilities, Surroundings surroundings) {
    double first = 0;
    double second = 0;
    for (double probability : probabilities) {
      second = Math.max(second, Math.min(first, probability));
      first = Math.max(first, probability);
    }
    double bounded = Math.min(Math.max(first, 1e-4), 1 - 1e-4);
    return new double[] {
      1,
      Math.log(bounded / (1 - bounded)),
      first - second,
      surroundings.nearest(),
      surroundings.ownNearest(),
      surroundings.score(),
      surroundings.nearest() * surroundings.nearest(),
      Math.log(Math.max(LEAST_AGREEMENT, surroundings.agreement())),
      surroundings.familiarity(),
      surroundings.agreement()
    };
  }

  private static double[] slope(double[] weights, List<Case> cases) {
    var slope = new double[weights.length];
    for (var each : cases) {
      double error = probability(weights, each.features) - (each.right ? 1 : 0);
      for (int i = 0; i < slope.length; i++) {
        slope[i] += each.weight * error * each.features[i] / cases.size();
      }
    }
    for (int i = 1; i < slope.length; i++) {
      slope[i] += DECAY * weights[i];
    }
    return slope;
  }

  private static double probability(double[] weights, double[] features) {
    double score = 0;
    for (int i = 0; i < weights.length; i++) {
      score += weights[i] * features[i];
    }
    return Distributions.sigmoid(score);
  }

  private static final class Case {
    private final double[] features;
    private final boolean right;
    private final double weight;
    private final boolean leftOut;

    private Case(double[] features, boolean right, double weight, boolean leftOut) {
      this.features = features;
      this.right = right;
      this.weight = weight;
      this.leftOut = leftOut;
    }
  }
}
