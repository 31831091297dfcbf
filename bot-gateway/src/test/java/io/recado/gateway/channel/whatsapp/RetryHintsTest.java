package io.recado.gateway.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;

class RetryHintsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @Test
  void readsSecondsAndDates() {
    assertThat(retryAfter("17")).isEqualTo(Duration.ofSeconds(17));
    assertThat(retryAfter("Sat, 21 Nov 2026 12:01:00 GMT")).isEqualTo(Duration.ofMinutes(1));
  }

  @Test
  void whatIsPastOrUnreadableIsNoHint() {
    assertThat(retryAfter("0")).isNull();
    assertThat(retryAfter("soon")).isNull();
    assertThat(retryAfter("Sat, 21 Nov 2026 11:00:00 GMT")).isNull();
    assertThat(usage("<html>")).isNull();
    assertThat(usage("[]")).isNull();
    assertThat(RetryHints.after(new HttpHeaders(), NOW)).isNull();
  }

  @Test
  void readsTheMinutesOfTheUsageHeader() {
    assertThat(usage("{\"1\":[{\"call_count\":100,\"estimated_time_to_regain_access\":4}]}"))
        .isEqualTo(Duration.ofMinutes(4));
  }

  private static @Nullable Duration retryAfter(String value) {
    return hint(HttpHeaders.RETRY_AFTER, value);
  }

  private static @Nullable Duration usage(String value) {
    return hint("X-Business-Use-Case-Usage", value);
  }

  private static @Nullable Duration hint(String name, String value) {
    var headers = new HttpHeaders();
    headers.add(name, value);
    return RetryHints.after(headers, NOW);
  }
}
