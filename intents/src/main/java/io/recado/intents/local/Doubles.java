package io.recado.intents.local;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** A few numbers, stored with their count. */
final class Doubles {

  private Doubles() {}

  static double[] readFrom(DataInput in) throws IOException {
    var values = new double[in.readInt()];
    for (int i = 0; i < values.length; i++) {
      values[i] = in.readDouble();
    }
    return values;
  }

  static void writeTo(DataOutput out, double[] values) throws IOException {
    out.writeInt(values.length);
    for (double value : values) {
      out.writeDouble(value);
    }
  }
}
