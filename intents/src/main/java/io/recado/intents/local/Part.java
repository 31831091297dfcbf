package io.recado.intents.local;

import io.recado.conversation.Language;
import io.recado.digest.Sha256;
import io.recado.intents.embedding.Embedders;
import io.recado.intents.text.PerLanguage;
import io.recado.json.JsonText;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What was learned of one language. A {@link LocalClassifier} is put together of one for each, and
 * may share it with others. Immutable; safe for many threads.
 */
public final class Part {

  private final String key;
  private final Head head;

  private Part(String key, Head head) {
    this.key = key;
    this.head = head;
  }

  /**
   * What came of learning a language's phrases.
   *
   * @param guesses as those of {@link Learned}
   */
  public record Taught(Part part, List<Guess> guesses) {}

  /**
   * By what the part is known that learns a language's phrases in this process: with the same key
   * there is nothing to learn.
   */
  public static String key(Language language, Phrases phrases) {
    var way = LocalClassifier.way(Embedders.shared().orElse(null));
    var material = new Material(way, language, new TreeMap<>(phrases.in(language)));
    return HexFormat.of().formatHex(Sha256.of(JsonText.text(material)));
  }

  /** Learns a language's phrases on all cores. Takes seconds, for some thousand half a minute. */
  public static Taught learn(Language language, Phrases phrases) {
    var outcome = LocalClassifier.trained(language, phrases, Embedders.shared().orElse(null));
    return new Taught(new Part(key(language, phrases), outcome.head()), outcome.guesses());
  }

  /** That of a classifier which has learned these phrases. */
  public static Part of(LocalClassifier classifier, Language language, Phrases phrases) {
    return new Part(key(language, phrases), classifier.head(language));
  }

  /** The classifier that has these parts. */
  public static LocalClassifier together(PerLanguage<Part> parts) {
    return new LocalClassifier(
        new PerLanguage<>(language -> parts.in(language).head), Embedders.shared().orElse(null));
  }

  /**
   * The part that {@link #writeTo} wrote.
   *
   * @param key its key here, see {@link #key(Language, Phrases)}
   */
  public static Part readFrom(DataInput in, Language language, String key) throws IOException {
    var embedder = InEnglish.where(language, Embedders.shared().orElse(null));
    return new Part(key, Head.readFrom(in, language, embedder));
  }

  /** Stores what was learned, neither the key nor the embedder. */
  public void writeTo(DataOutput out) throws IOException {
    head.writeTo(out);
  }

  public String key() {
    return key;
  }

  /** See {@link LocalClassifier#precise}. */
  public double precise() {
    return head.acceptance().precise();
  }

  private record Material(String way, Language language, Map<String, List<String>> phrases) {}
}
