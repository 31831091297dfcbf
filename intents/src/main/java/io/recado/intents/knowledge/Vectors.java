package io.recado.intents.knowledge;

import java.util.List;

/**
 * Vectors as they are kept: a signed byte for each number, one vector after the other. Their
 * lengths are lost, their directions are not.
 */
final class Vectors {

  private static final float MOST = 127;

  private Vectors() {}

  static byte[] packed(List<float[]> vectors) {
    int dimensions = vectors.isEmpty() ? 0 : vectors.getFirst().length;
    var packed = new byte[vectors.size() * dimensions];
    for (int v = 0; v < vectors.size(); v++) {
      float scale = MOST / largest(vectors.get(v));
      for (int i = 0; i < dimensions; i++) {
        packed[v * dimensions + i] = (byte) Math.round(vectors.get(v)[i] * scale);
      }
    }
    return packed;
  }

  /**
   * The cosine to the nearest of them; 0 when there is none.
   *
   * @param vector of length one
   */
  static double nearest(byte[] packed, float[] vector) {
    double nearest = 0;
    for (int from = 0; from + vector.length <= packed.length; from += vector.length) {
      nearest = Math.max(nearest, cosine(packed, from, vector));
    }
    return nearest;
  }

  private static double cosine(byte[] packed, int from, float[] vector) {
    double product = 0;
    long square = 0;
    for (int i = 0; i < vector.length; i++) {
      int number = packed[from + i];
      product += number * vector[i];
      square += (long) number * number;
    }
    return square == 0 ? 0 : product / Math.sqrt((double) square);
  }

  private static float largest(float[] vector) {
    float largest = Float.MIN_NORMAL;
    for (float number : vector) {
      largest = Math.max(largest, Math.abs(number));
    }
    return largest;
  }
}
