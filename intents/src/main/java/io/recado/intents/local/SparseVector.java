package io.recado.intents.local;

/** A few of many features, by ascending index. */
final class SparseVector implements FeatureVector {

  private final int[] indexes;
  private final float[] values;

  SparseVector(int[] indexes, float[] values) {
    this.indexes = indexes;
    this.values = values;
  }

  @Override
  public double dot(float[] weights) {
    float sum = 0;
    for (int k = 0; k < indexes.length; k++) {
      sum += values[k] * weights[indexes[k]];
    }
    return sum;
  }

  @Override
  public double cosine(FeatureVector other) {
    return switch (other) {
      case SparseVector sparse -> cosine(sparse);
      case DenseVector _ -> throw new IllegalArgumentException("a vector of another view");
    };
  }

  @Override
  public void descend(float[] weights, float[] squares, float error, float rate, float decay) {
    for (int k = 0; k < indexes.length; k++) {
      int i = indexes[k];
      float gradient = error * values[k] + decay * weights[i];
      squares[i] += gradient * gradient;
      weights[i] -= rate * gradient / (float) Math.sqrt(squares[i]);
    }
  }

  private double cosine(SparseVector other) {
    float sum = 0;
    int j = 0;
    for (int i = 0; i < indexes.length && j < other.indexes.length; i++) {
      while (j < other.indexes.length && other.indexes[j] < indexes[i]) {
        j++;
      }
      if (j < other.indexes.length && other.indexes[j] == indexes[i]) {
        sum += values[i] * other.values[j];
      }
    }
    return sum;
  }
}
