package io.recado.intents.evaluation;

import io.recado.intents.local.Phrases;
import io.recado.intents.quality.Judgement;
import io.recado.intents.quality.LabelledText;

/** Judgements in few words. */
final class Judgements {

  private Judgements() {}

  /** Taken for what it says, with this probability and acting score. */
  static Judgement read(String label, String likeliest, double probability) {
    double own = label.equals(likeliest) ? probability : (1 - probability) / 2;
    double acting = likeliest.equals(Phrases.OUT_OF_SCOPE) ? 0 : probability;
    var message = new LabelledText(label, "%s as %s %s".formatted(label, likeliest, probability));
    return new Judgement(message, likeliest, probability, own, acting);
  }

  static Judgement right(double probability) {
    return read("a", "a", probability);
  }

  static Judgement wrong(double probability) {
    return read("a", "b", probability);
  }

  static Judgement stranger(double acting) {
    return read(Phrases.OUT_OF_SCOPE, "a", acting);
  }

  /** Makes readers that take a message for its first word, surely; if that is no label, for "a". */
  static Trainer byFirstWord() {
    return phrases ->
        message -> {
          var word = message.text().split(" ")[0];
          boolean known = phrases.stream().anyMatch(phrase -> phrase.label().equals(word));
          var read = read(message.label(), known ? word : "a", known ? 0.9 : 0.1);
          return new Judgement(
              message,
              read.likeliest(),
              read.probability(),
              read.probabilityOfLabel(),
              read.acting());
        };
  }
}
