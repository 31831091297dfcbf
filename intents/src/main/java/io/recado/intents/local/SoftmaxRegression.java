package io.recado.intents.local;

import java.io.DataOutput;
import java.io.IOException;
import java.util.List;

/** Multinomial logistic regression. */
record SoftmaxRegression(Layer layer) implements Model {

  private static final float CAUTION = 1e-6f;

  static SoftmaxRegression learn(List<Lesson> lessons, int features, int intents, Course course) {
    var layer = new LearningLayer(features, intents, CAUTION);
    float rate = (float) course.rate();
    float decay = (float) (course.decay() / lessons.size());
    course.teach(
        lessons,
        (lesson, _) -> {
          var errors = course.errors(layer.of(lesson.features()), lesson.label());
          layer.descend(lesson.features(), errors, rate, decay);
        });
    return new SoftmaxRegression(layer.learned());
  }

  @Override
  public float[] scores(FeatureVector features) {
    return layer.of(features);
  }

  @Override
  public void writeTo(DataOutput out) throws IOException {
    layer.writeTo(out);
    out.writeBoolean(false);
  }
}
