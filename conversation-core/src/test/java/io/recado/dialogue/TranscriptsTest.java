package io.recado.dialogue;

import io.recado.testing.WrittenDialogues;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Dialogues as the engine should lead them, in {@code src/test/resources/transcripts}. */
class TranscriptsTest {

  static final Path FOLDER = Path.of("src/test/resources/transcripts");

  @TestFactory
  Stream<DynamicTest> dialoguesGoAsWritten() throws IOException {
    return WrittenDialogues.in(FOLDER, Transcript::play);
  }
}
