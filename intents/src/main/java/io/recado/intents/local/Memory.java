package io.recado.intents.local;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The phrases' embeddings, to compare a text's with. A vector takes a byte for each dimension. The
 * intents whose phrases lie close are likely, each phrase near by adding to it: what the regression
 * draws as straight borders are bent ones here.
 */
final class Memory {

  /** How fast a phrase's say falls with its distance. */
  private static final double SHARPNESS = 20;

  private static final int LARGEST = 127;

  private final int intents;
  private final int dimensions;
  private final byte[] vectors;
  private final short[] labels;
  private final float[] lengths;

  private Memory(int intents, int dimensions, byte[] vectors, short[] labels) {
    this.intents = intents;
    this.dimensions = dimensions;
    this.vectors = vectors;
    this.labels = labels;
    lengths = new float[labels.length];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = (float) Math.max(1, length(i * dimensions));
    }
  }

  static Memory of(List<Lesson> lessons, int intents, int dimensions) {
    var vectors = new byte[lessons.size() * dimensions];
    var labels = new short[lessons.size()];
    for (int i = 0; i < labels.length; i++) {
      var lesson = lessons.get(i);
      pack(lesson.features().values(), vectors, i * dimensions);
      labels[i] = (short) lesson.label();
    }
    return new Memory(intents, dimensions, vectors, labels);
  }

  static Memory readFrom(DataInput in) throws IOException {
    int intents = in.readInt();
    int dimensions = in.readInt();
    var labels = new short[in.readInt()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = in.readShort();
    }
    var vectors = new byte[labels.length * dimensions];
    in.readFully(vectors);
    return new Memory(intents, dimensions, vectors, labels);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(intents);
    out.writeInt(dimensions);
    out.writeInt(labels.length);
    for (short label : labels) {
      out.writeShort(label);
    }
    out.write(vectors);
  }

  /**
   * What comes to mind at a text.
   *
   * @param nearest the cosine to each intent's nearest phrase, from 0 on
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Recollection(double[] logProbabilities, double[] nearest) {}

  /**
   * @param embedding of length one
   */
  Recollection at(FeatureVector embedding) {
    var text = embedding.values();
    var nearest = new double[intents];
    var density = new double[intents];
    for (int i = 0; i < labels.length; i++) {
      double cosine = dot(text, i * dimensions) / lengths[i];
      nearest[labels[i]] = Math.max(nearest[labels[i]], cosine);
      density[labels[i]] += Math.exp(SHARPNESS * (cosine - 1));
    }
    var scores = Arrays.stream(density).map(sum -> Math.log(sum + 1e-8)).toArray();
    return new Recollection(Distributions.logSoftmax(scores), nearest);
  }

  private float dot(float[] text, int from) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int k = 0;
    for (; k + 4 <= dimensions; k += 4) {
      a += text[k] * vectors[from + k];
      b += text[k + 1] * vectors[from + k + 1];
      c += text[k + 2] * vectors[from + k + 2];
      d += text[k + 3] * vectors[from + k + 3];
    }
    for (; k < dimensions; k++) {
      a += text[k] * vectors[from + k];
    }
    return a + b + c + d;
  }

  private double length(int from) {
    int squares = 0;
    for (int k = 0; k < dimensions; k++) {
      squares += vectors[from + k] * vectors[from + k];
    }
    return Math.sqrt(squares);
  }

  private static void pack(float[] vector, byte[] vectors, int from) {
    float largest = 1e-9f;
    for (float value : vector) {
      largest = Math.max(largest, Math.abs(value));
    }
    for (int k = 0; k < vector.length; k++) {
      vectors[from + k] = (byte) Math.round(vector[k] / largest * LARGEST);
    }
  }
}
