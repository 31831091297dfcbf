package io.recado.intents.local;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/**
 * Learned weights, row by row: what one input adds to every output. A weight is a byte, and a row
 * has a scale; the quarter of the memory costs no accuracy that could be measured.
 */
final class Layer {

  private static final int LARGEST = 127;

  private final int outputs;
  private final byte[] weights;
  private final float[] scales;

  private Layer(int outputs, byte[] weights, float[] scales) {
    this.outputs = outputs;
    this.weights = weights;
    this.scales = scales;
  }

  /**
   * @param weights the rows, one after another
   */
  static Layer of(float[] weights, int outputs) {
    var layer = new Layer(outputs, new byte[weights.length], new float[weights.length / outputs]);
    for (int row = 0; row < layer.scales.length; row++) {
      layer.pack(weights, row);
    }
    return layer;
  }

  static Layer readFrom(DataInput in) throws IOException {
    int outputs = in.readInt();
    var scales = new float[in.readInt()];
    for (int row = 0; row < scales.length; row++) {
      scales[row] = Float.float16ToFloat(in.readShort());
    }
    var weights = new byte[scales.length * outputs];
    in.readFully(weights);
    return new Layer(outputs, weights, scales);
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(outputs);
    out.writeInt(scales.length);
    for (float scale : scales) {
      out.writeShort(Float.floatToFloat16(scale));
    }
    out.write(weights);
  }

  int outputs() {
    return outputs;
  }

  float[] of(FeatureVector input) {
    var sums = new float[outputs];
    for (int k = 0; k < input.indexes().length; k++) {
      int row = input.indexes()[k];
      add(row, input.values()[k] * scales[row], sums);
    }
    return sums;
  }

  private void add(int row, float factor, float[] sums) {
    int from = row * outputs;
    for (int o = 0; o < sums.length; o++) {
      sums[o] += factor * weights[from + o];
    }
  }

  private void pack(float[] unpacked, int row) {
    int from = row * outputs;
    float largest = 0;
    for (int o = 0; o < outputs; o++) {
      largest = Math.max(largest, Math.abs(unpacked[from + o]));
    }
    // Rounded as it will be stored, so that a model reads alike before and after.
    scales[row] = Float.float16ToFloat(Float.floatToFloat16(largest / LARGEST));
    for (int o = 0; o < outputs && scales[row] > 0; o++) {
      float steps = Math.round(unpacked[from + o] / scales[row]);
      weights[from + o] = (byte) Math.max(-LARGEST, Math.min(LARGEST, steps));
    }
  }
}
