package io.recado.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Dialogues as they should go, one file each. Run with {@code -Dtranscripts.write=true}, the files
 * are written anew as the product behaves now: read the difference before it is committed.
 */
public final class WrittenDialogues {

  private WrittenDialogues() {}

  /**
   * A test for each file of the folder.
   *
   * @param play gives a dialogue as it goes now
   */
  public static Stream<DynamicTest> in(Path folder, UnaryOperator<String> play) throws IOException {
    return files(folder).stream()
        .map(
            file ->
                DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file, play)));
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static void check(Path file, UnaryOperator<String> play) throws IOException {
    var written = Files.readString(file);

    var played = play.apply(written);

    if (Boolean.getBoolean("transcripts.write")) {
      Files.writeString(file, played);
    } else {
      assertThat(played).isEqualTo(written);
    }
  }
}
