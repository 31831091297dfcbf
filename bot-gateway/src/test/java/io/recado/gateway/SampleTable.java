package io.recado.gateway;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** A folder of sample payloads, and the table beside them that says what comes of each. */
public final class SampleTable {

  private final Path folder;

  private SampleTable(Path folder) {
    this.folder = folder;
  }

  /** The folder of this name under {@code payloads}. */
  public static SampleTable of(String name) {
    try {
      return new SampleTable(
          Path.of(SampleTable.class.getResource("/payloads/" + name + "/expected.tsv").toURI())
              .getParent());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The samples' file names, sorted. */
  public List<String> files() {
    try (var files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".json"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public byte[] bytes(String file) {
    try {
      return Files.readAllBytes(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The rows: file to expectation. */
  public SortedMap<String, String> rows() {
    try {
      return Files.readAllLines(folder.resolve("expected.tsv")).stream()
          .map(line -> line.split("\t", 2))
          .collect(
              toMap(
                  row -> row[0],
                  row -> row[1],
                  (one, other) -> one + " AND " + other,
                  TreeMap::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
