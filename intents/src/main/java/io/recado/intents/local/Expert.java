package io.recado.intents.local;

import java.util.ArrayList;
import java.util.List;

/** One view of the phrases with the regression learned on it, and the phrases themselves. */
final class Expert {

  private final View view;
  private final SoftmaxRegression model;
  private final List<FeatureVector> memory;
  private final List<Integer> labels;

  private Expert(
      View view, SoftmaxRegression model, List<FeatureVector> memory, List<Integer> labels) {
    this.view = view;
    this.model = model;
    this.memory = memory;
    this.labels = labels;
  }

  /**
   * @param noisy misspelt copies, which are learned from and not remembered
   */
  static Expert learn(
      View view,
      List<Example> clean,
      List<Example> noisy,
      int classes,
      SoftmaxRegression.Course course) {
    var memory = vectors(view, clean);
    var vectors = new ArrayList<>(memory);
    vectors.addAll(vectors(view, noisy));
    var cleanLabels = clean.stream().map(Example::label).toList();
    var labels = new ArrayList<>(cleanLabels);
    noisy.forEach(example -> labels.add(example.label()));
    var model = SoftmaxRegression.learn(vectors, labels, classes, view.features(), course);
    return new Expert(view, model, memory, cleanLabels);
  }

  Opinion on(String text) {
    var vector = view.of(text);
    return new Opinion(this, vector, model.logProbabilities(vector), view.familiarity(text));
  }

  private double nearest(FeatureVector vector, int except) {
    double nearest = 0;
    for (int i = 0; i < memory.size(); i++) {
      if (labels.get(i) != except) {
        nearest = Math.max(nearest, memory.get(i).cosine(vector));
      }
    }
    return nearest;
  }

  private static List<FeatureVector> vectors(View view, List<Example> examples) {
    return examples.stream().map(example -> view.of(example.text())).toList();
  }

  /** What an expert makes of one text. */
  static final class Opinion {
    private static final int NONE = -1;

    private final Expert expert;
    private final FeatureVector vector;
    private final double[] logs;
    private final double familiarity;

    private Opinion(Expert expert, FeatureVector vector, double[] logs, double familiarity) {
      this.expert = expert;
      this.vector = vector;
      this.logs = logs;
      this.familiarity = familiarity;
    }

    double[] logProbabilities() {
      return logs.clone();
    }

    double familiarity() {
      return familiarity;
    }

    /** The cosine to the nearest phrase. */
    double nearest() {
      return expert.nearest(vector, NONE);
    }

    /** The cosine to the nearest phrase of another intent. */
    double nearestBut(int intent) {
      return expert.nearest(vector, intent);
    }
  }
}
