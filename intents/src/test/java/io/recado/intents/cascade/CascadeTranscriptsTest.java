package io.recado.intents.cascade;

import io.recado.intents.Intents;
import io.recado.testing.WrittenDialogues;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who reads what, and what customers see of it: dialogues from their words to the bot's, in {@code
 * src/test/resources/cascade}.
 */
class CascadeTranscriptsTest {

  private static final Path FOLDER = Path.of("src/test/resources/cascade");

  private static final ScriptedReader MODEL = new ScriptedReader();
  private static final CascadingUnderstander UNDERSTANDER = warm();

  @AfterAll
  static void close() {
    UNDERSTANDER.close();
  }

  @TestFactory
  Stream<DynamicTest> dialoguesGoAsWritten() throws IOException {
    return WrittenDialogues.in(FOLDER, CascadeTranscriptsTest::play);
  }

  private static String play(String written) {
    MODEL.forget();
    return CascadeTranscript.play(written, UNDERSTANDER, MODEL);
  }

  private static CascadingUnderstander warm() {
    var understander = Intents.shipped(MODEL);
    understander.warmUp().block(Duration.ofMinutes(3));
    return understander;
  }
}
