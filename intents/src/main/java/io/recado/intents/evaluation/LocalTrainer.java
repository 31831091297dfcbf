package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trains the product's own classifier for one language. */
record LocalTrainer(Language language) implements Trainer {

  @Override
  public Reader train(List<LabelledText> phrases) {
    var classifier = LocalClassifier.trainedOn(language, byLabel(phrases));
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
