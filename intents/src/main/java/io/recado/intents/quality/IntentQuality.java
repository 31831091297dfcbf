package io.recado.intents.quality;

/**
 * How well an intent's phrases of one language are told from others.
 *
 * @param phrases all it has
 * @param judged those of them that were read by models that had not learned them
 * @param right those of these that were taken for what they are
 */
public record IntentQuality(String intent, int phrases, int judged, int right) {

  /** The share that was taken for what it is; of no phrases 0. */
  public double accuracy() {
    return judged == 0 ? 0 : (double) right / judged;
  }

  /** How far the accuracy may be off by chance, squared. None right or wrong is not all certain. */
  double variance() {
    double likely = (right + 1.0) / (judged + 2);
    return likely * (1 - likely) / Math.max(1, judged);
  }
}
