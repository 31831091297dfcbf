package io.recado.admin.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.recado.admin.network.NetworkFile.Line;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFileTest {

  private static final int MOST = 100;

  @Test
  void cellsMayHoldQuotesSeparatorsAndBlanksBeforeTheirQuotes() {
    var text = "node, \"Cerro, \"\"alto\"\"\" ,\nsector,Norte 3\",Cerro";

    assertThat(NetworkFile.lines(text, MOST))
        .extracting(Line::cells)
        .containsExactly(
            List.of("node", "Cerro, \"alto\"", ""), List.of("sector", "Norte 3\"", "Cerro"));
  }

  @Test
  void ofMoreThanThereMayBeOneIsRead() {
    assertThat(NetworkFile.lines("x\n".repeat(10_000), MOST)).hasSize(MOST + 1);
  }

  /** Looking at the whole cell again at each quotation mark would take minutes. */
  @ParameterizedTest
  @ValueSource(strings = {"\"", " \"", "\" "})
  void aLongLineOfQuotesIsReadInOnePass(String sign) {
    for (var start : List.of("x", "")) {
      var line = start + sign.repeat(400_000);

      var lines =
          assertTimeoutPreemptively(Duration.ofSeconds(20), () -> NetworkFile.lines(line, MOST));

      assertThat(lines).hasSizeLessThan(2);
    }
  }
}
