package io.recado.intents.local;

import java.util.List;
import java.util.stream.Stream;

/**
 * What all models make of one text.
 *
 * @param logProbabilities of every intent, from each model
 * @param nearest the cosine to the nearest phrase of every intent; zeros without embeddings
 * @param familiarity the share of the text that was seen in training
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Opinion(List<double[]> logProbabilities, double[] nearest, double familiarity) {

  /** This opinion and what the embedding's models add to it. */
  Opinion and(double[] byRegression, Memory.Recollection recollection) {
    var all =
        Stream.concat(
            logProbabilities.stream(), Stream.of(byRegression, recollection.logProbabilities()));
    return new Opinion(all.toList(), recollection.nearest(), familiarity);
  }
}
