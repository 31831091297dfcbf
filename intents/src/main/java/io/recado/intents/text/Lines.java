package io.recado.intents.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The lines of a UTF-8 file shipped with this module; blank lines and # comments left out. */
public final class Lines {

  private Lines() {}

  /**
   * @param resource an absolute name, such as {@code /phrases/intents.txt}
   * @throws IllegalStateException when there is no such file: the module is incomplete
   */
  public static List<String> of(String resource) {
    try (var stream = Lines.class.getResourceAsStream(resource)) {
      if (stream == null) {
        throw new IllegalStateException("missing from the module: " + resource);
      }
      var reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return reader
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .toList();
    } catch (IOException broken) {
      throw new UncheckedIOException("cannot read " + resource, broken);
    }
  }
}
