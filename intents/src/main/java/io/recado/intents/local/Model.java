package io.recado.intents.local;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/** What was learned of one view of the phrases. Immutable; safe for many threads. */
sealed interface Model permits SoftmaxRegression, HiddenLayerNetwork {

  /** An intent each; low everywhere for what is like nothing that was learned. */
  float[] scores(FeatureVector features);

  /** An intent each. */
  default double[] logProbabilities(FeatureVector features) {
    return Distributions.logSoftmax(scores(features));
  }

  void writeTo(DataOutput out) throws IOException;

  /** The model that {@link #writeTo} wrote. */
  static Model readFrom(DataInput in) throws IOException {
    var first = Layer.readFrom(in);
    return in.readBoolean()
        ? new HiddenLayerNetwork(first, Layer.readFrom(in))
        : new SoftmaxRegression(first);
  }
}
