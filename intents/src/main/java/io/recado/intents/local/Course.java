package io.recado.intents.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.ObjDoubleConsumer;

/**
 * How a model is taught: all lessons again and again, each time in another order.
 *
 * @param rate how far to step
 * @param decay strength of the L2 penalty, divided by the number of lessons
 * @param smoothing how much of its certainty every lesson gives away to all intents: phrases are
 *     few, and the next customer's will be others
 */
record Course(double rate, double decay, double smoothing, long seed) {

  private static final int LEAST_EPOCHS = 8;
  private static final int MOST_EPOCHS = 30;
  private static final int STEPS_WANTED = 30_000;

  /**
   * @param step takes a lesson, and the share of the course that is over, from 0 to below 1
   */
  void teach(List<Lesson> lessons, ObjDoubleConsumer<Lesson> step) {
    var order = new ArrayList<>(lessons);
    var random = new Random(seed);
    int epochs = epochs(lessons.size());
    for (int epoch = 0; epoch < epochs; epoch++) {
      Collections.shuffle(order, random);
      for (var lesson : order) {
        step.accept(lesson, (double) epoch / epochs);
      }
    }
  }

  /** Turns scores into the errors of the probabilities they stand for. */
  float[] errors(float[] scores, int label) {
    var logs = Distributions.logSoftmax(scores);
    var errors = new float[scores.length];
    for (int c = 0; c < errors.length; c++) {
      double wanted = (c == label ? 1 - smoothing : 0) + smoothing / errors.length;
      errors[c] = (float) (Math.exp(logs[c]) - wanted);
    }
    return errors;
  }

  private static int epochs(int lessons) {
    return Math.clamp(STEPS_WANTED / Math.max(1, lessons), LEAST_EPOCHS, MOST_EPOCHS);
  }
}
