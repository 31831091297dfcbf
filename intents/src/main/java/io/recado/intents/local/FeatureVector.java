package io.recado.intents.local;

/** Features of a text, of length one unless it has none. */
sealed interface FeatureVector permits SparseVector, DenseVector {

  /** The features seen in the text; all others are zero. The indexes ascend. */
  static FeatureVector sparse(int[] indexes, float[] values) {
    return new SparseVector(indexes, toUnit(values));
  }

  static FeatureVector dense(float[] values) {
    return new DenseVector(toUnit(values));
  }

  double dot(float[] weights);

  /** The cosine; both of the same view. */
  double cosine(FeatureVector other);

  /** One AdaGrad step on the weights this vector touches, with L2 on the same weights. */
  void descend(float[] weights, float[] squares, float error, float rate, float decay);

  private static float[] toUnit(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += (double) value * value;
    }
    float scale = sum == 0 ? 0 : (float) (1 / Math.sqrt(sum));
    var scaled = new float[values.length];
    for (int k = 0; k < values.length; k++) {
      scaled[k] = values[k] * scale;
    }
    return scaled;
  }
}
