package io.recado.intents.local;

import java.util.Arrays;

/**
 * How well a text and the intent it was taken for go with what is known.
 *
 * @param nearest the cosine to the nearest phrase of any intent
 * @param ownNearest the same of the intent the text was taken for
 * @param score what the meaning's regression gave that intent
 * @param familiarity the share of the text that was seen in training
 * @param agreement the probability of the intent, averaged over the models
 */
record Surroundings(
    double nearest, double ownNearest, double score, double familiarity, double agreement) {

  static Surroundings of(Opinion opinion, int intent) {
    double agreement =
        opinion.logProbabilities().stream()
            .mapToDouble(logs -> Math.exp(logs[intent]))
            .average()
            .orElse(0);
    double nearest = Arrays.stream(opinion.nearest()).max().orElse(0);
    return new Surroundings(
        nearest,
        opinion.nearest()[intent],
        opinion.scores()[intent],
        opinion.familiarity(),
        agreement);
  }
}
