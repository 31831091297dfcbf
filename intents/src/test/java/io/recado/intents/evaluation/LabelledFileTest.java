package io.recado.intents.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recado.intents.quality.LabelledText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LabelledFileTest {

  @TempDir Path folder;

  @Test
  void aLineIsALabelATabAndAMessage() throws IOException {
    var file = file("\uFEFFpay\tquiero pagar\r\n\n  \noos\t ¿qué\thora es? \n");

    assertThat(LabelledFile.labelled(file))
        .containsExactly(
            new LabelledText("pay", "quiero pagar"),
            new LabelledText("out_of_scope", "¿qué\thora es?"));
  }

  @Test
  void messagesOutOfScopeNeedNoLabel() throws IOException {
    var file = file("oos\twhat time is it\n\nsing a song\n");

    assertThat(LabelledFile.outOfScope(file))
        .containsExactly(
            new LabelledText("out_of_scope", "what time is it"),
            new LabelledText("out_of_scope", "sing a song"));
  }

  @Test
  void plainLinesAreKeptAsTheyAre() throws IOException {
    assertThat(LabelledFile.lines(file("one\n\n two\n"))).containsExactly("one", "", " two");
  }

  @ParameterizedTest
  @CsvSource({
    "no tab here, has no tab between label and message",
    "'\tno label', has no label",
    "'label\t ', has no message"
  })
  void aLineOfAnotherFormIsNamed(String line, String fault) throws IOException {
    var file = file("pay\tquiero pagar\n" + line + "\n");

    assertThatThrownBy(() -> LabelledFile.labelled(file))
        .isInstanceOf(Refusal.class)
        .hasMessage("line 2 of %s %s", file, fault)
        .extracting(refused -> ((Refusal) refused).code())
        .isEqualTo(Refusal.Code.MALFORMED_LINE);
  }

  @Test
  void aFileThatCannotBeReadIsNamed() throws IOException {
    var missing = folder.resolve("missing.tsv");
    var foreign = folder.resolve("foreign.tsv");
    Files.write(foreign, "pay\tte pagué".getBytes(StandardCharsets.ISO_8859_1));

    assertThatThrownBy(() -> LabelledFile.lines(missing))
        .hasMessage("there is no file %s", missing);
    assertThatThrownBy(() -> LabelledFile.lines(foreign)).hasMessage("%s is not in UTF-8", foreign);
    assertThatThrownBy(() -> LabelledFile.lines(folder)).hasMessageContaining("cannot be read");
  }

  @Test
  void aFileWithoutMessagesIsRefused() throws IOException {
    var empty = file("\n\n");

    assertThatThrownBy(() -> LabelledFile.labelled(empty))
        .hasMessage("%s holds no messages", empty);
    assertThatThrownBy(() -> LabelledFile.outOfScope(empty)).isInstanceOf(Refusal.class);
  }

  private Path file(String content) throws IOException {
    return Files.writeString(folder.resolve("texts.tsv"), content);
  }
}
