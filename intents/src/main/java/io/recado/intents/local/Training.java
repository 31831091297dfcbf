package io.recado.intents.local;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.recado.conversation.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Trains one language's {@link Head}. The experts are trained on all phrases; how they are mixed
 * and when they are believed is learned from trials, in which each phrase is read by experts that
 * were trained without it.
 */
final class Training {

  private static final int FOLDS = 3;
  private static final long SEED = 20_261_121;
  private static final SoftmaxRegression.Course NGRAM_COURSE =
      new SoftmaxRegression.Course(12, 0.1, 0.3, SEED);
  private static final SoftmaxRegression.Course EMBEDDING_COURSE =
      new SoftmaxRegression.Course(12, 0.2, 0.1, SEED);

  private final Language language;
  private final List<String> intents;
  private final List<Example> clean = new ArrayList<>();
  private final List<Example> noisy = new ArrayList<>();
  private final @Nullable EmbeddingView embeddings;

  /**
   * @param embedder null to do with n-grams alone
   */
  Training(
      Language language, Map<String, List<String>> phrases, @Nullable EmbeddingModel embedder) {
    this.language = language;
    intents = List.copyOf(phrases.keySet());
    collect(phrases);
    embeddings = embedder == null ? null : new EmbeddingView(embedder, texts(clean));
  }

  Head train() {
    var trials = trials();
    var mixture = Mixture.fit(trials);
    var outOfScope = intents.indexOf(Phrases.OUT_OF_SCOPE);
    var acceptance = Acceptance.fit(trials, mixture, outOfScope);
    var experts = experts(clean, noisy);
    if (embeddings != null) {
      embeddings.forgetTexts();
    }
    return new Head(intents, experts, mixture, acceptance);
  }

  private List<Trial> trials() {
    var trials = new ArrayList<Trial>();
    for (int fold = 0; fold < FOLDS; fold++) {
      var experts = experts(allBut(fold, clean), allBut(fold, noisy));
      for (int i = fold; i < clean.size(); i += FOLDS) {
        var example = clean.get(i);
        var opinions = experts.stream().map(expert -> expert.on(example.text())).toList();
        trials.add(new Trial(example.label(), opinions));
      }
    }
    return trials;
  }

  private List<Expert> experts(List<Example> clean, List<Example> noisy) {
    var experts = new ArrayList<Expert>();
    var ngrams = new NgramView(language, texts(clean));
    experts.add(Expert.learn(ngrams, clean, noisy, intents.size(), NGRAM_COURSE));
    if (embeddings != null) {
      // Misspelt copies help the n-grams; to embed them as well would double the time for little.
      experts.add(Expert.learn(embeddings, clean, List.of(), intents.size(), EMBEDDING_COURSE));
    }
    return experts;
  }

  /**
   * Shuffled, then sorted by intent, so that every n-th phrase makes a fold that holds all intents.
   */
  private void collect(Map<String, List<String>> phrases) {
    var random = new Random(SEED);
    var typist = new Typist(SEED);
    for (int label = 0; label < intents.size(); label++) {
      var shuffled = new ArrayList<>(phrases.getOrDefault(intents.get(label), List.of()));
      Collections.shuffle(shuffled, random);
      for (var phrase : shuffled) {
        clean.add(new Example(phrase, label));
        noisy.add(new Example(typist.type(phrase), label));
      }
    }
  }

  private static List<Example> allBut(int fold, List<Example> examples) {
    var rest = new ArrayList<Example>();
    for (int i = 0; i < examples.size(); i++) {
      if (i % FOLDS != fold) {
        rest.add(examples.get(i));
      }
    }
    return rest;
  }

  private static List<String> texts(List<Example> examples) {
    return examples.stream().map(Example::text).toList();
  }
}
