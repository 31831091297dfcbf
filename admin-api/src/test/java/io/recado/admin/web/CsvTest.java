package io.recado.admin.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.recado.admin.web.Csv.Line;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTest {

  private static final int MOST = 100;

  @Test
  void cellsMayHoldQuotesSeparatorsAndBlanksBeforeTheirQuotes() {
    var text = "node, \"Cerro, \"\"alto\"\"\" ,\nsector,Norte 3\",Cerro";

    assertThat(Csv.read(text, MOST))
        .extracting(Line::cells)
        .containsExactly(
            List.of("node", "Cerro, \"alto\"", ""), List.of("sector", "Norte 3\"", "Cerro"));
  }

  /** As spreadsheets write them; and a mark left open is told, also where nothing follows it. */
  @Test
  void blankLinesAreLeftOutAndOpenMarksAreTold() {
    assertThat(Csv.read("\uFEFFa;b\r\n;;\r\n\r\n\"c;d\n\"", MOST))
        .containsExactly(
            new Line(1, List.of("a", "b"), false),
            new Line(4, List.of("c;d"), true),
            new Line(5, List.of(""), true));
  }

  @Test
  void noMoreIsReadThanAskedFor() {
    assertThat(Csv.read("x\n".repeat(10_000), MOST)).hasSize(MOST);
  }

  /** Looking at the whole cell again at each quotation mark would take minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"\"", " \"", "\" "})
  void aLongLineOfQuotesIsReadInOnePass(String sign) {
    for (var start : List.of("x", "")) {
      var line = start + sign.repeat(400_000);

      var lines = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> Csv.read(line, MOST));

      assertThat(lines).hasSizeLessThan(2);
    }
  }
}
