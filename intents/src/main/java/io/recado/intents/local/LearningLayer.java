package io.recado.intents.local;

import java.util.Arrays;
import java.util.Random;

/**
 * A layer's weights while they are learned, by AdaGrad with one step size for a row: a row is what
 * one input does, and rare inputs take longer steps.
 */
final class LearningLayer {

  private final int outputs;
  private final float[] weights;
  private final float[] squares;

  /**
   * @param caution what the squared slopes are taken to have summed up to before the first step
   */
  LearningLayer(int inputs, int outputs, float caution) {
    this.outputs = outputs;
    weights = new float[inputs * outputs];
    squares = new float[inputs];
    Arrays.fill(squares, caution);
  }

  /** Weights that differ, as those of a hidden layer must at the beginning. */
  LearningLayer startingAtRandom(Random random, double deviation) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * deviation);
    }
    return this;
  }

  float[] of(FeatureVector input) {
    var sums = new float[outputs];
    for (int k = 0; k < input.indexes().length; k++) {
      add(sums, input.indexes()[k] * outputs, input.values()[k]);
    }
    return sums;
  }

  /** How much each of these inputs has to do with the outputs' errors. */
  float[] blame(int[] inputs, float[] errors) {
    var blame = new float[inputs.length];
    for (int k = 0; k < inputs.length; k++) {
      blame[k] = dot(errors, inputs[k] * outputs);
    }
    return blame;
  }

  /** One step down, with L2 on the rows touched. */
  void descend(FeatureVector input, float[] errors, float rate, float decay) {
    float errorsSquared = meanSquare(errors);
    for (int k = 0; k < input.indexes().length; k++) {
      int row = input.indexes()[k];
      float value = input.values()[k];
      squares[row] += value * value * errorsSquared;
      float step = rate / (float) Math.sqrt(squares[row]);
      move(row * outputs, 1 - Math.min(1, step * decay), step * value, errors);
    }
  }

  Layer learned() {
    return Layer.of(weights, outputs);
  }

  private void add(float[] sums, int from, float factor) {
    for (int o = 0; o < sums.length; o++) {
      sums[o] += factor * weights[from + o];
    }
  }

  private void move(int from, float kept, float step, float[] errors) {
    for (int o = 0; o < errors.length; o++) {
      weights[from + o] = weights[from + o] * kept - step * errors[o];
    }
  }

  /** Four sums side by side: one would have each addition wait for the one before. */
  private float dot(float[] errors, int from) {
    float a = 0;
    float b = 0;
    float c = 0;
    float d = 0;
    int o = 0;
    for (; o + 4 <= errors.length; o += 4) {
      a += errors[o] * weights[from + o];
      b += errors[o + 1] * weights[from + o + 1];
      c += errors[o + 2] * weights[from + o + 2];
      d += errors[o + 3] * weights[from + o + 3];
    }
    for (; o < errors.length; o++) {
      a += errors[o] * weights[from + o];
    }
    return a + b + c + d;
  }

  private static float meanSquare(float[] errors) {
    double sum = 0;
    for (float error : errors) {
      sum += error * error;
    }
    return (float) (sum / errors.length);
  }
}
