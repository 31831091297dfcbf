package io.recado.intents.local;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Judges by the words: a regression and a network over the same grams. */
record NgramExpert(NgramView view, Model regression, Model network) {

  private static final Course REGRESSION = new Course(0.1, 0.3, 0.1, Training.SEED);
  private static final Course NETWORK = new Course(0.05, 0, 0.05, Training.SEED);

  private static final int FEWEST_CELLS = 32;
  private static final int MOST_CELLS = 128;
  private static final double CELLS_FOR_AN_INTENT = 1.6;

  /** Bytes that a model may take. A bot's thirty intents are to fit into a megabyte. */
  private static final int LEAST_ROOM = 880_000;

  private static final int ROOM_FOR_AN_INTENT = 30_000;

  /** Of that, what the {@link Memory} takes for a phrase, and a gram beside its weights. */
  private static final int ROOM_FOR_A_MEMORY = 400;

  private static final int ROOM_FOR_A_GRAM = 10;
  private static final int GRAMS_FOR_A_PHRASE = 5;

  /**
   * @param noisy misspelt copies, which teach no vocabulary
   */
  static NgramExpert learn(List<Phrase> clean, List<Phrase> noisy, int intents) {
    int cells = Math.clamp((int) (CELLS_FOR_AN_INTENT * intents), FEWEST_CELLS, MOST_CELLS);
    int most = mostGrams(clean.size(), intents, cells);
    var view = NgramView.of(clean.stream().map(Phrase::words).toList(), most);
    var lessons = new ArrayList<Lesson>();
    clean.forEach(phrase -> lessons.add(phrase.lesson(view)));
    noisy.forEach(phrase -> lessons.add(phrase.lesson(view)));
    return new NgramExpert(
        view,
        SoftmaxRegression.learn(lessons, view.features(), intents, REGRESSION),
        HiddenLayerNetwork.learn(lessons, view.features(), cells, intents, NETWORK));
  }

  /** What there is room for; in a large model, what that many phrases can teach. */
  private static int mostGrams(int phrases, int intents, int cells) {
    int room = Math.max(LEAST_ROOM, ROOM_FOR_AN_INTENT * intents) - ROOM_FOR_A_MEMORY * phrases;
    return Math.max(GRAMS_FOR_A_PHRASE * phrases, room / (intents + cells + ROOM_FOR_A_GRAM));
  }

  static NgramExpert readFrom(DataInput in) throws IOException {
    return new NgramExpert(NgramView.readFrom(in), Model.readFrom(in), Model.readFrom(in));
  }

  void writeTo(DataOutput out) throws IOException {
    view.writeTo(out);
    regression.writeTo(out);
    network.writeTo(out);
  }

  Opinion on(List<String> words) {
    var features = view.of(words);
    var byRegression = regression.logProbabilities(features);
    var logs = List.of(byRegression, network.logProbabilities(features));
    int intents = byRegression.length;
    return new Opinion(logs, new float[intents], new double[intents], view.familiarity(words));
  }
}
