package io.recado.intents.local;

import java.util.List;
import java.util.stream.Stream;

/**
 * What all models make of one text.
 *
 * @param logProbabilities of every intent, from each model
 * @param scores the meaning's regression's for every intent; zeros without embeddings
 * @param nearest the cosine to the nearest phrase of every intent; zeros without embeddings
 * @param familiarity the share of the text that was seen in training
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Opinion(
    List<double[]> logProbabilities, float[] scores, double[] nearest, double familiarity) {

  /** This opinion and what the embedding's models add to it. */
  Opinion and(float[] byRegression, Memory.Recollection recollection) {
    var added = Stream.of(Distributions.logSoftmax(byRegression), recollection.logProbabilities());
    var all = Stream.concat(logProbabilities.stream(), added).toList();
    return new Opinion(all, byRegression, recollection.nearest(), familiarity);
  }
}
