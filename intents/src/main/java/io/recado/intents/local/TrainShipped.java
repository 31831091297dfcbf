package io.recado.intents.local;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;

/**
 * Trains the classifier of the shipped phrases when the product is built, so that no start has to:
 * it takes the better part of a minute of one core, and half a second to load.
 */
final class TrainShipped {

  /** What the classifier is made of, below the directory of classes. */
  private static final List<String> SOURCES =
      List.of("io/recado/intents/local", "io/recado/intents/embedding", "phrases");

  private TrainShipped() {}

  /**
   * @param arguments the directory of classes, where phrases are found and the classifier is put
   */
  public static void main(String[] arguments) throws IOException {
    var classes = Path.of(arguments[0]);
    var stored = classes.resolve(LocalClassifier.STORED.substring(1));
    if (Files.exists(stored) && isNewer(stored, classes)) {
      return;
    }
    var classifier = LocalClassifier.trainedOn(Phrases.shipped());
    Files.createDirectories(stored.getParent());
    // Moved into place when it is whole: a build that is broken off leaves nothing to be read.
    var unfinished = stored.resolveSibling("shipped.unfinished");
    try (var out = new BufferedOutputStream(Files.newOutputStream(unfinished))) {
      classifier.writeTo(out);
    }
    Files.move(unfinished, stored, StandardCopyOption.REPLACE_EXISTING);
  }

  private static boolean isNewer(Path stored, Path classes) throws IOException {
    var trained = Files.getLastModifiedTime(stored);
    for (var source : SOURCES) {
      try (var files = Files.walk(classes.resolve(source))) {
        if (files.map(TrainShipped::changed).anyMatch(time -> time.compareTo(trained) > 0)) {
          return false;
        }
      }
    }
    return true;
  }

  private static FileTime changed(Path file) {
    try {
      return Files.getLastModifiedTime(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
