package io.recado.gateway.channel.telegram;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.recado.gateway.SampleTable;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TelegramSamplesTest {

  /** What stands in where a sample has no time. */
  private static final Instant NOW = Instant.parse("2030-01-01T00:00:00Z");

  private static final SampleTable SAMPLES = SampleTable.of("telegram");

  static List<String> files() {
    return SAMPLES.files();
  }

  @Test
  void everySampleHasARowAndEveryRowASample() {
    assertThat(SAMPLES.rows().keySet()).containsExactlyElementsOf(SAMPLES.files());
  }

  @ParameterizedTest
  @MethodSource("files")
  void sampleYieldsWhatItsRowSays(String file) {
    assertThat(outcome(SAMPLES.bytes(file))).isEqualTo(SAMPLES.rows().get(file));
  }

  /**
   * An update yields an event, an answer to a poll its events, a refusal what becomes of a send.
   */
  private static String outcome(byte[] body) {
    var update = TelegramUpdate.parse(body);
    if (update.isPresent()) {
      return events(update.stream());
    }
    var answer = TelegramAnswer.read(new String(body, StandardCharsets.UTF_8));
    return answer instanceof TelegramAnswer.Accepted(var result)
        ? events(TelegramUpdate.list(result).stream())
        : TelegramOutcomes.of(answer).toString();
  }

  private static String events(Stream<TelegramUpdate> updates) {
    return updates
        .map(update -> TelegramInbound.map(update, NOW).toString().replace("\n", "\\n"))
        .collect(joining(" + "));
  }
}
