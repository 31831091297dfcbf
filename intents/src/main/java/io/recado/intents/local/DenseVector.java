package io.recado.intents.local;

/** All features, one after another. */
final class DenseVector implements FeatureVector {

  private static final int LANES = 4;

  private final float[] values;

  DenseVector(float[] values) {
    this.values = values;
  }

  /** Four sums side by side: one sum would have each addition wait for the one before. */
  @Override
  public double dot(float[] weights) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int k = 0;
    for (; k + LANES <= values.length; k += LANES) {
      a += values[k] * weights[k];
      b += values[k + 1] * weights[k + 1];
      c += values[k + 2] * weights[k + 2];
      d += values[k + 3] * weights[k + 3];
    }
    for (; k < values.length; k++) {
      a += values[k] * weights[k];
    }
    return a + b + c + d;
  }

  @Override
  public double cosine(FeatureVector other) {
    return switch (other) {
      case DenseVector dense -> dot(dense.values);
      case SparseVector _ -> throw new IllegalArgumentException("a vector of another view");
    };
  }

  @Override
  public void descend(float[] weights, float[] squares, float error, float rate, float decay) {
    for (int k = 0; k < values.length; k++) {
      float gradient = error * values[k] + decay * weights[k];
      squares[k] += gradient * gradient;
      weights[k] -= rate * gradient / (float) Math.sqrt(squares[k]);
    }
  }
}
