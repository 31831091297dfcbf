package io.recado.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Dialogues as they should go, one file each in {@code src/test/resources/transcripts}. Run with
 * {@code -Dtranscripts.write=true}, the files are written anew as the engine behaves now: read the
 * difference before it is committed.
 */
class TranscriptsTest {

  private static final Path FOLDER = Path.of("src/test/resources/transcripts");

  @TestFactory
  Stream<DynamicTest> dialoguesGoAsWritten() throws IOException {
    return files().stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static void check(Path file) throws IOException {
    var written = Files.readString(file);

    var played = Transcript.play(written);

    if (Boolean.getBoolean("transcripts.write")) {
      Files.writeString(file, played);
    } else {
      assertThat(played).isEqualTo(written);
    }
  }
}
