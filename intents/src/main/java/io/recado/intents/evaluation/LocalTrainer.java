package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Trains the product's own classifier for one language. Remembers what embedding the phrases gave,
 * which is much of the time when the same are learned again and again; but not the first time, when
 * memory is measured.
 */
final class LocalTrainer implements Trainer {

  private final Language language;
  private final Map<String, float[]> vectors = new HashMap<>();
  private boolean again;

  LocalTrainer(Language language) {
    this.language = language;
  }

  @Override
  public Reader train(List<LabelledText> phrases) {
    var known = again ? vectors : new HashMap<String, float[]>();
    again = true;
    var classifier = LocalClassifier.trainedOn(language, byLabel(phrases), known);
    return message -> judgement(classifier, message);
  }

  private Judgement judgement(LocalClassifier classifier, LabelledText message) {
    var reading = classifier.read(message.text(), language);
    var likeliest = reading.likeliest();
    boolean declined = likeliest.intent().equals(Phrases.OUT_OF_SCOPE);
    return new Judgement(
        message,
        likeliest.intent(),
        likeliest.probability(),
        reading.probability(message.label()),
        declined ? 0 : reading.acceptance());
  }

  private static Map<String, List<String>> byLabel(List<LabelledText> phrases) {
    var byLabel = new LinkedHashMap<String, List<String>>();
    for (var phrase : phrases) {
      byLabel.computeIfAbsent(phrase.label(), _ -> new ArrayList<>()).add(phrase.text());
    }
    return byLabel;
  }
}
