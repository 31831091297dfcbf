package io.recado.intents.local;

import dev.langchain4j.model.embedding.EmbeddingModel;
import io.recado.conversation.Language;
import io.recado.intents.text.PerLanguage;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names a text's intent: n-grams and a sentence embedding, a regression over each, mixed per
 * language. Needs nothing outside the process.
 *
 * <p>Immutable once trained and safe for many threads. Reading takes some milliseconds of
 * computation and never blocks otherwise.
 */
public final class LocalClassifier {

  private static final Logger log = LoggerFactory.getLogger(LocalClassifier.class);

  private final PerLanguage<Head> heads;

  private LocalClassifier(PerLanguage<Head> heads) {
    this.heads = heads;
  }

  /**
   * Trains on these phrases, the same phrases giving the same classifier. Takes seconds of one
   * core. Without a working embedding model it makes do with n-grams, and says so in the log.
   */
  public static LocalClassifier trainedOn(Phrases phrases) {
    var embedder = embedder();
    return new LocalClassifier(
        new PerLanguage<>(
            language -> new Training(language, phrases.in(language), embedder).train()));
  }

  /** Trains on phrases of one language, by intent; whatever is read counts as written in it. */
  public static LocalClassifier trainedOn(Language language, Map<String, List<String>> phrases) {
    var head = new Training(language, phrases, embedder()).train();
    return new LocalClassifier(new PerLanguage<>(_ -> head));
  }

  /** Reads text that is not blank, as text of this language. */
  public Reading read(String text, Language language) {
    return heads.in(language).read(text);
  }

  private static @Nullable EmbeddingModel embedder() {
    try {
      return MiniLm.load();
    } catch (RuntimeException | LinkageError unavailable) {
      // A native library that cannot be loaded shows as an Error, and must not cost understanding.
      log.warn(
          "No sentence embeddings ({}), so understanding goes by n-grams alone",
          unavailable.toString());
      return null;
    }
  }
}
