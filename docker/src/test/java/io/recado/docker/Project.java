package io.recado.docker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** The files of the project that images and containers are made of. */
final class Project {

  static final Path ROOT = Path.of("..");
  static final Path DOCKER = ROOT.resolve("docker");

  private static final Pattern VERSION =
      Pattern.compile("<artifactId>recado</artifactId>\\s*<version>([^<]+)</version>");
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

  private Project() {}

  static String version() {
    return VERSION
        .matcher(text(ROOT.resolve("pom.xml")))
        .results()
        .map(match -> match.group(1))
        .findFirst()
        .orElseThrow();
  }

  static List<String> modules() {
    return MODULE
        .matcher(text(ROOT.resolve("pom.xml")))
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
