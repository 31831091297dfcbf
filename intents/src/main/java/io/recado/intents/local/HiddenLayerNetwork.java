package io.recado.intents.local;

import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * A network with one hidden layer, which finds out what features mean together. Learned with
 * dropout: features and hidden cells are left out by chance, so that none relies on another.
 */
record HiddenLayerNetwork(Layer hidden, Layer output) implements Model {

  private static final float CAUTION = 1e-3f;
  private static final double DROPPED = 0.3;

  /** What is left of the step size in the end. */
  private static final double LAST_STEP = 0.1;

  static HiddenLayerNetwork learn(
      List<Lesson> lessons, int features, int cells, int intents, Course course) {
    var random = new Random(course.seed());
    var hidden = new LearningLayer(features, cells, CAUTION).startingAtRandom(random, 0.1);
    var output =
        new LearningLayer(cells, intents, CAUTION).startingAtRandom(random, 1 / Math.sqrt(cells));
    course.teach(
        lessons,
        (lesson, over) -> {
          var seen = thinned(lesson.features(), random);
          var active = thinned(active(hidden.of(seen)), random);
          var errors = course.errors(output.of(active), lesson.label());
          var blame = blame(output, active, errors, cells);
          float rate = (float) (course.rate() * (1 - (1 - LAST_STEP) * over));
          output.descend(active, errors, rate, 0);
          hidden.descend(seen, blame, rate, 0);
        });
    return new HiddenLayerNetwork(hidden.learned(), output.learned());
  }

  @Override
  public float[] scores(FeatureVector features) {
    return output.of(active(hidden.of(features)));
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    hidden.writeTo(out);
    out.writeBoolean(true);
    output.writeTo(out);
  }

  private static float[] blame(
      LearningLayer output, FeatureVector active, float[] errors, int cells) {
    var ofActive = output.blame(active.indexes(), errors);
    var blame = new float[cells];
    for (int k = 0; k < ofActive.length; k++) {
      blame[active.indexes()[k]] = (float) (ofActive[k] / (1 - DROPPED));
    }
    return blame;
  }

  /** The cells above zero. */
  private static FeatureVector active(float[] sums) {
    var indexes = new int[sums.length];
    var values = new float[sums.length];
    int count = 0;
    for (int cell = 0; cell < sums.length; cell++) {
      if (sums[cell] > 0) {
        indexes[count] = cell;
        values[count++] = sums[cell];
      }
    }
    return new FeatureVector(Arrays.copyOf(indexes, count), Arrays.copyOf(values, count));
  }

  /** What is left is made larger, so that sums stay what they were on average. */
  private static FeatureVector thinned(FeatureVector vector, Random random) {
    var indexes = new int[vector.indexes().length];
    var values = new float[indexes.length];
    int count = 0;
    for (int k = 0; k < indexes.length; k++) {
      if (random.nextFloat() >= DROPPED) {
        indexes[count] = vector.indexes()[k];
        values[count++] = (float) (vector.values()[k] / (1 - DROPPED));
      }
    }
    return new FeatureVector(Arrays.copyOf(indexes, count), Arrays.copyOf(values, count));
  }
}
