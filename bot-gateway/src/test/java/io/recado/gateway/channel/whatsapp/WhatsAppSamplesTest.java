package io.recado.gateway.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import io.recado.gateway.channel.whatsapp.WhatsAppDelivery.Change;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every sample against its row in {@code expected.tsv}: the file's name, a tab, then for each
 * change what comes of it. {@code number <- event} goes to the channel with that number id; {@code
 * dropped: kind} concerns no single number.
 */
class WhatsAppSamplesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC);

  private final WhatsAppInbound inbound = new WhatsAppInbound(CLOCK);

  static Stream<String> names() {
    return Samples.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void yieldsWhatItsRowSays(String name) {
    assertThat(rendered(name)).isEqualTo(Samples.rows().get(name));
  }

  @Test
  void everyRowHasAFile() {
    assertThat(Samples.rows().keySet()).containsExactlyElementsOf(Samples.names());
  }

  private String rendered(String name) {
    return Samples.delivery(name).changes().stream()
        .flatMap(this::rendered)
        .collect(Collectors.joining(" | "));
  }

  private Stream<String> rendered(Change change) {
    return change
        .phoneNumberId()
        .map(id -> inbound.events(change).stream().map(event -> id + " <- " + event))
        .orElseGet(() -> Stream.of("dropped: " + WhatsAppInbound.kind(change)));
  }
}
