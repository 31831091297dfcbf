package io.recado.intents.evaluation;

import io.recado.intents.quality.Judgement;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/** Figures over judgements, of which there must be at least one. All are between 0 and 1. */
final class Metrics {

  private static final int BINS = 15;

  private Metrics() {}

  /** The share that was taken for what was meant. */
  static double accuracy(List<Judgement> judgements) {
    return (double) judgements.stream().filter(Judgement::right).count() / judgements.size();
  }

  /**
   * The harmonic mean of precision and recall of each label, averaged over the labels without
   * regard to their size. A label that was only ever read and never meant counts, with 0.
   */
  static double macroF1(List<Judgement> judgements) {
    var meant = new HashMap<String, Integer>();
    var read = new HashMap<String, Integer>();
    var both = new HashMap<String, Integer>();
    for (var judgement : judgements) {
      meant.merge(judgement.label(), 1, Integer::sum);
      read.merge(judgement.likeliest(), 1, Integer::sum);
      if (judgement.right()) {
        both.merge(judgement.label(), 1, Integer::sum);
      }
    }
    var labels = new HashSet<>(meant.keySet());
    labels.addAll(read.keySet());
    return labels.stream()
        .mapToDouble(label -> 2.0 * of(label, both) / (of(label, meant) + of(label, read)))
        .average()
        .orElseThrow();
  }

  /**
   * How far probabilities are from what comes true: judgements are put into {@value #BINS} bins of
   * equal width by the probability of the likeliest intent; each bin's distance between mean
   * probability and accuracy is weighed by how many fell into it.
   */
  static double calibrationError(List<Judgement> judgements) {
    var surplus = new double[BINS];
    for (var judgement : judgements) {
      int bin = Math.min((int) (judgement.probability() * BINS), BINS - 1);
      surplus[bin] += judgement.probability() - (judgement.right() ? 1 : 0);
    }
    double sum = 0;
    for (double each : surplus) {
      sum += Math.abs(each);
    }
    return sum / judgements.size();
  }

  private static int of(String label, Map<String, Integer> counts) {
    return counts.getOrDefault(label, 0);
  }
}
