package io.recado.intents.evaluation;

import io.recado.intents.quality.Judgement;
import java.util.Comparator;
import java.util.List;

/**
 * From which acting score on a message is acted upon.
 *
 * @param least infinite when nothing is to be acted upon
 */
record Threshold(double least) {

  /**
   * The threshold that acts on the most messages with at least this share of them read right;
   * messages out of scope among them count as read wrongly.
   */
  static Threshold reaching(double precision, List<Judgement> judgements) {
    var sorted =
        judgements.stream()
            .sorted(Comparator.comparingDouble(Judgement::acting).reversed())
            .toList();
    double least = Double.POSITIVE_INFINITY;
    int right = 0;
    for (int i = 0; i < sorted.size() && sorted.get(i).acting() > 0; i++) {
      right += sorted.get(i).right() ? 1 : 0;
      boolean between =
          i + 1 < sorted.size() && sorted.get(i + 1).acting() == sorted.get(i).acting();
      if (!between && right >= precision * (i + 1)) {
        least = sorted.get(i).acting();
      }
    }
    return new Threshold(least);
  }

  boolean acts(Judgement judgement) {
    return judgement.acting() >= least;
  }
}
