package io.recado.intents.evaluation;

import io.recado.conversation.Language;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import io.recado.intents.quality.Judgement;
import io.recado.intents.quality.LabelledText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trains the product's own classifier for one language. Remembers what embedding the phrases gave,
 * which is much of the time when the same are learned again and again; but not the first time, when
 * memory is measured.
 */
final class LocalTrainer implements Trainer {

  /** After so many a model has taken all the memory it will. */
  private static final int TEXTS_TO_TRY = 100;

  private final Language language;
  private final @Nullable Double embedderMegabytes;
  private final Map<String, float[]> vectors = new HashMap<>();
  private boolean again;

  /** Loads the embedding model, which no training waits for in the product either. */
  LocalTrainer(Language language) {
    this.language = language;
    this.embedderMegabytes =
        Footprint.ofEmbedder(Phrases.shipped().all().in(language).subList(0, TEXTS_TO_TRY));
  }

  @Override
  public Reader train(List<LabelledText> phrases) {
    var known = again ? vectors : new HashMap<String, float[]>();
    again = true;
    var classifier = LocalClassifier.trainedOn(language, byLabel(phrases), known);
    return new LocalReader(classifier, language, embedderMegabytes);
  }

  private static Map<String, List<String>> byLabel(List<LabelledText> phrases) {
    var byLabel = new LinkedHashMap<String, List<String>>();
    for (var phrase : phrases) {
      byLabel.computeIfAbsent(phrase.label(), _ -> new ArrayList<>()).add(phrase.text());
    }
    return byLabel;
  }

  private record LocalReader(
      LocalClassifier classifier, Language language, @Nullable Double embedderMegabytes)
      implements Reader {

    private static final double MEGABYTE = 1e6;

    @Override
    public Judgement judge(LabelledText message) {
      return Judgement.of(message, classifier.read(message.text(), language));
    }

    @Override
    public Footprint footprint() {
      return new Footprint(classifier.storedBytes(language) / MEGABYTE, embedderMegabytes);
    }
  }
}
