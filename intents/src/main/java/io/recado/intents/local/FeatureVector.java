package io.recado.intents.local;

import java.util.stream.IntStream;

/**
 * The features of a text that are not zero.
 *
 * @param indexes ascending
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and not changed once made
record FeatureVector(int[] indexes, float[] values) {

  static FeatureVector dense(float[] values) {
    return new FeatureVector(IntStream.range(0, values.length).toArray(), values);
  }

  /** The same direction, of length one; what has no length stays as it is. */
  FeatureVector toUnit() {
    double squares = 0;
    for (float value : values) {
      squares += (double) value * value;
    }
    float scale = squares == 0 ? 0 : (float) (1 / Math.sqrt(squares));
    var scaled = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      scaled[k] = values[k] * scale;
    }
    return new FeatureVector(indexes, scaled);
  }
}
