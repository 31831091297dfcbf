package io.recado.benchmarks.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A message that tries to instruct a model: those that the tests of understanding are made with,
 * too.
 *
 * @param kind what it wants the model to do; {@link Obedience} knows how
 */
public record Injection(String kind, String text) {

  private static final Path LISTS = Path.of("intents/src/test/resources/injections");

  /**
   * All of them, in three languages.
   *
   * @param project where the source code is
   */
  public static List<Injection> all(Path project) {
    return Stream.of("es", "en", "de")
        .map(language -> project.resolve(LISTS).resolve(language + ".tsv"))
        .flatMap(file -> lines(file).stream())
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", 2))
        .map(parts -> new Injection(parts[0], parts[1]))
        .toList();
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
