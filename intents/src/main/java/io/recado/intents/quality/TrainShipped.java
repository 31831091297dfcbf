package io.recado.intents.quality;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.recado.intents.embedding.Embedders;
import io.recado.intents.local.LocalClassifier;
import io.recado.intents.local.Phrases;
import io.recado.json.JsonText;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Trains the classifier of the shipped phrases when the product is built, so that no start has to:
 * it takes the better part of a minute of one core, and half a second to load. What was found out
 * about the phrases on the way is stored beside it.
 */
final class TrainShipped {

  /** What the classifier is made of, below the directory of classes. */
  private static final List<String> SOURCES =
      List.of(
          "io/recado/intents/local",
          "io/recado/intents/quality",
          "io/recado/intents/embedding",
          "io/recado/intents/text",
          "phrases",
          "glosses");

  private final Path classes;
  private final Path stored;
  private final Path quality;
  private final Path madeOf;

  private TrainShipped(Path classes) {
    this.classes = classes;
    this.stored = classes.resolve(LocalClassifier.STORED.substring(1));
    this.quality = classes.resolve(Quality.STORED.substring(1));
    this.madeOf = stored.resolveSibling("shipped.sha256");
  }

  /**
   * @param arguments the directory of classes, where phrases are found and the classifier is put
   */
  public static void main(String[] arguments) throws IOException {
    new TrainShipped(Path.of(arguments[0])).run();
  }

  private void run() throws IOException {
    var digest = digest();
    if (isCurrent(digest)) {
      return;
    }
    Files.createDirectories(stored.getParent());
    Files.deleteIfExists(madeOf);
    Files.deleteIfExists(stored);
    var embedder = Embedders.shared().orElse(null);
    if (embedder == null) {
      // What is learned by words alone suits no node that has the model: each trains for itself.
      return;
    }
    // Moved into place when it is whole: a build that is broken off leaves nothing to be read.
    var unfinished = stored.resolveSibling("shipped.unfinished");
    var phrases = Phrases.shipped();
    var learned = LocalClassifier.learnInParallel(phrases, embedder);
    try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
      learned.classifier().writeTo(out);
    }
    Files.writeString(quality, JsonText.text(Quality.of(learned, phrases, phrases)));
    Files.move(unfinished, stored, StandardCopyOption.REPLACE_EXISTING);
    Files.writeString(madeOf, digest);
  }

  /** Another version of the embedding model's runtime makes it unreadable, too. */
  private boolean isCurrent(String digest) throws IOException {
    return Files.exists(stored)
        && Files.exists(quality)
        && Files.exists(madeOf)
        && Files.readString(madeOf).equals(digest)
        && LocalClassifier.stored().isPresent();
  }

  private String digest() throws IOException {
    var digest = sha256();
    for (var source : SOURCES) {
      try (var files = Files.walk(classes.resolve(source))) {
        files
            .filter(Files::isRegularFile)
            .sorted()
            .forEach(
                file -> {
                  digest.update(classes.relativize(file).toString().getBytes(UTF_8));
                  digest.update(bytes(file));
                });
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
