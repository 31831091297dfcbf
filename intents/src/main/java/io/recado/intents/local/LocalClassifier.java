package io.recado.intents.local;

import io.recado.conversation.Language;
import io.recado.intents.embedding.Embedder;
import io.recado.intents.embedding.Embedders;
import io.recado.intents.text.PerLanguage;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Names a text's intent by its words and by its meaning: n-grams and a sentence embedding, two
 * models of each, mixed per language. Needs nothing outside the process.
 *
 * <p>Immutable once trained and safe for many threads. Reading takes some milliseconds of
 * computation and never blocks otherwise. All classifiers share one embedder; what a classifier
 * holds of its own is small and can be stored.
 */
public final class LocalClassifier {

  /** Changes whenever what is stored, or what is made of it, changes. */
  private static final int FORMAT = 0x5243_0004;

  /** Where the build puts the classifier of the shipped phrases. */
  public static final String STORED = "/trained/shipped.classifier";

  /** Phrases of each intent where a start has to train: customers wait for it. */
  private static final int MOST_AT_START = 40;

  private static final Logger log = LoggerFactory.getLogger(LocalClassifier.class);

  private final PerLanguage<Head> heads;
  private final @Nullable Embedder embedder;

  LocalClassifier(PerLanguage<Head> heads, @Nullable Embedder embedder) {
    this.heads = heads;
    this.embedder = embedder;
  }

  /**
   * The classifier of the shipped phrases, as it was trained when the product was built: half a
   * second. Where there is none that was learned from this embedder's vectors, it is trained now.
   */
  public static LocalClassifier shipped() {
    return stored()
        .orElseGet(
            () -> {
              log.info("No stored classifier suits this embedding model; training one now");
              return trainedOn(atStart());
            });
  }

  /** What {@link #shipped} has learned. */
  public static Phrases learnedByShipped() {
    return isStored() ? Phrases.shipped() : atStart();
  }

  private static Phrases atStart() {
    return Phrases.shipped().atMost(MOST_AT_START);
  }

  /** The one the build has stored; empty where it has none that can be read here. */
  public static Optional<LocalClassifier> stored() {
    try (var stored = LocalClassifier.class.getResourceAsStream(STORED)) {
      return stored == null ? Optional.empty() : readFrom(new BufferedInputStream(stored));
    } catch (IOException | RuntimeException unreadable) {
      log.warn("The stored classifier cannot be read: {}", unreadable.toString());
      return Optional.empty();
    }
  }

  /** Whether the build has stored one that can be read here. */
  public static boolean isStored() {
    try (var stored = LocalClassifier.class.getResourceAsStream(STORED)) {
      return stored != null && suits(new DataInputStream(stored), Embedders.shared().orElse(null));
    } catch (IOException unreadable) {
      log.warn("The stored classifier cannot be read: {}", unreadable.toString());
      return false;
    }
  }

  private static boolean suits(DataInputStream in, @Nullable Embedder embedder) throws IOException {
    return in.readInt() == FORMAT && in.readUTF().equals(fingerprint(embedder));
  }

  /**
   * Trains on these phrases, the same phrases giving the same classifier. Takes seconds, on all
   * cores. Without a working embedding model it makes do with n-grams, and says so in the log.
   */
  public static LocalClassifier trainedOn(Phrases phrases) {
    return trainedOn(phrases, Embedders.shared().orElse(null));
  }

  /**
   * The same, and what was found out about the phrases on the way; a core for each language, for
   * where nobody else wants them.
   */
  public static Learned learnInParallel(Phrases phrases, Embedder embedder) {
    return learned(
        PerLanguage.madeInParallel(language -> trained(language, phrases, embedder)), embedder);
  }

  private static Learned learned(
      PerLanguage<Training.Outcome> outcomes, @Nullable Embedder embedder) {
    return new Learned(
        new LocalClassifier(new PerLanguage<>(language -> outcomes.in(language).head()), embedder),
        new PerLanguage<>(language -> outcomes.in(language).guesses()));
  }

  /**
   * Trains on phrases of one language, by intent; whatever is read counts as written in it.
   *
   * @param vectors the phrases' embeddings as far as they are known, for who trains on the same
   *     again and again; the others are added
   */
  public static LocalClassifier trainedOn(
      Language language, Map<String, List<String>> phrases, Map<String, float[]> vectors) {
    var embedder = Embedders.shared().orElse(null);
    var head = trained(language, phrases, embedder, vectors).head();
    return new LocalClassifier(new PerLanguage<>(_ -> head), embedder);
  }

  /**
   * The same by another embedder's vectors, such as {@link Embedders#in} reads from a directory.
   *
   * @param embedder null to do with n-grams alone
   */
  public static LocalClassifier trainedOn(Phrases phrases, @Nullable Embedder embedder) {
    return new LocalClassifier(
        new PerLanguage<>(language -> head(language, phrases, embedder)), embedder);
  }

  private static Head head(Language language, Phrases phrases, @Nullable Embedder embedder) {
    return trained(language, phrases, embedder).head();
  }

  static Training.Outcome trained(Language language, Phrases phrases, @Nullable Embedder embedder) {
    return trained(language, phrases.in(language), embedder, new HashMap<>());
  }

  private static Training.Outcome trained(
      Language language,
      Map<String, List<String>> phrases,
      @Nullable Embedder embedder,
      Map<String, float[]> vectors) {
    return new Training(language, phrases, InEnglish.where(language, embedder), vectors).train();
  }

  /**
   * The classifier that {@link #writeTo} stored; empty when it was stored by another version of
   * this product or learned from another embedder's vectors, and must be trained anew.
   *
   * @throws IOException when it cannot be read, or ends too early
   */
  public static Optional<LocalClassifier> readFrom(InputStream stored) throws IOException {
    return readFrom(stored, Embedders.shared().orElse(null));
  }

  /**
   * @param embedder the one to be read with; null for none
   */
  public static Optional<LocalClassifier> readFrom(InputStream stored, @Nullable Embedder embedder)
      throws IOException {
    var in = new DataInputStream(stored);
    if (!suits(in, embedder)) {
      return Optional.empty();
    }
    var heads = new EnumMap<Language, Head>(Language.class);
    for (var language : Language.values()) {
      heads.put(language, Head.readFrom(in, language, InEnglish.where(language, embedder)));
    }
    var perLanguage = new PerLanguage<>(language -> Objects.requireNonNull(heads.get(language)));
    return Optional.of(new LocalClassifier(perLanguage, embedder));
  }

  /** Stores what was learned, without the embedder. The stream is left open. */
  public void writeTo(OutputStream stored) throws IOException {
    var out = new DataOutputStream(stored);
    out.writeInt(FORMAT);
    out.writeUTF(fingerprint(embedder));
    for (var language : Language.values()) {
      heads.in(language).writeTo(out);
    }
    out.flush();
  }

  /**
   * From which acceptance on, see {@link Reading#acceptance()}, readings of a language are so often
   * right that no better reader need be asked; infinite where none are.
   */
  public double precise(Language language) {
    return heads.in(language).acceptance().precise();
  }

  /** How much of what {@link #writeTo} stores was learned for one language, in bytes. */
  public long storedBytes(Language language) {
    var counted = new DataOutputStream(OutputStream.nullOutputStream());
    try {
      heads.in(language).writeTo(counted);
    } catch (IOException impossible) {
      throw new UncheckedIOException("a stream that takes anything refused to", impossible);
    }
    return counted.size();
  }

  /** Reads text that is not blank, as text of this language. */
  public Reading read(String text, Language language) {
    return heads.in(language).read(text, InEnglish.where(language, embedder));
  }

  /** The part that was learned for one language. */
  Head head(Language language) {
    return heads.in(language);
  }

  /** The way of learning: it changes whenever the same phrases would give something else. */
  static String way(@Nullable Embedder embedder) {
    return FORMAT + "/" + fingerprint(embedder);
  }

  private static String fingerprint(@Nullable Embedder embedder) {
    if (embedder == null) {
      return "none";
    }
    return embedder.readsEnglishAlone()
        ? embedder.fingerprint() + "/" + Glossary.version()
        : embedder.fingerprint();
  }
}
