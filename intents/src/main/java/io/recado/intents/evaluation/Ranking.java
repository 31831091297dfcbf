package io.recado.intents.evaluation;

import java.util.Arrays;
import java.util.Collection;

/** How well a score tells two kinds apart. */
final class Ranking {

  private Ranking() {}

  /**
   * The area under the receiver operating characteristic: the probability that a score of the first
   * kind, taken at random, is higher than one of the second; an equal one counts half. Neither may
   * be empty.
   */
  static double auroc(Collection<Double> higher, Collection<Double> lower) {
    var below = lower.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    double won = 0;
    for (double score : higher) {
      won += (count(below, score, false) + count(below, score, true)) / 2.0;
    }
    return won / higher.size() / below.length;
  }

  /** How many of the sorted scores are less, or no more, than this one. */
  private static int count(double[] sorted, double score, boolean orEqual) {
    int place = Arrays.binarySearch(sorted, score);
    if (place < 0) {
      return -place - 1;
    }
    int step = orEqual ? 1 : -1;
    while (place >= 0 && place < sorted.length && sorted[place] == score) {
      place += step;
    }
    return orEqual ? place : place + 1;
  }
}
