package io.recado.intents.local;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges by the meaning: a regression over a sentence's embedding, and the phrases that lie near.
 *
 * @param centre the average of the phrases, so that what all share does not count
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EmbeddingExpert(float[] centre, Model regression, Memory memory) {

  private static final Course COURSE = new Course(0.2, 0.1, 0, Training.SEED);

  /**
   * @param embeddings as many as labels
   */
  static EmbeddingExpert learn(List<float[]> embeddings, List<Integer> labels, int intents) {
    var centre = new float[embeddings.getFirst().length];
    for (var embedding : embeddings) {
      for (int d = 0; d < centre.length; d++) {
        centre[d] += embedding[d] / embeddings.size();
      }
    }
    var lessons = new ArrayList<Lesson>();
    for (int i = 0; i < embeddings.size(); i++) {
      lessons.add(new Lesson(centred(embeddings.get(i), centre), labels.get(i)));
    }
    return new EmbeddingExpert(
        centre,
        SoftmaxRegression.learn(lessons, centre.length, intents, COURSE),
        Memory.of(lessons, intents, centre.length));
  }

  static EmbeddingExpert readFrom(DataInput in) throws IOException {
    var centre = new float[in.readInt()];
    for (int d = 0; d < centre.length; d++) {
      centre[d] = in.readFloat();
    }
    return new EmbeddingExpert(centre, Model.readFrom(in), Memory.readFrom(in));
  }

  void writeTo(DataOutput out) throws IOException {
    out.writeInt(centre.length);
    for (float value : centre) {
      out.writeFloat(value);
    }
    regression.writeTo(out);
    memory.writeTo(out);
  }

  /** The opinion of others, joined by what the embedding says. */
  Opinion joining(Opinion others, float[] embedding) {
    var centred = centred(embedding, centre);
    return others.and(regression.scores(centred), memory.at(centred));
  }

  private static FeatureVector centred(float[] embedding, float[] centre) {
    var centred = embedding.clone();
    for (int d = 0; d < centred.length; d++) {
      centred[d] -= centre[d];
    }
    return FeatureVector.dense(centred).toUnit();
  }
}
