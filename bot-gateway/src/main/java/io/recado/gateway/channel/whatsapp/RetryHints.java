package io.recado.gateway.channel.whatsapp;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * How long an answer's headers ask us to wait: {@code Retry-After} (RFC 9110: seconds or a date)
 * and {@code X-Business-Use-Case-Usage} (Graph API, rate limits: minutes).
 */
final class RetryHints {

  private static final String USAGE = "X-Business-Use-Case-Usage";
  private static final String REGAIN = "estimated_time_to_regain_access";

  private RetryHints() {}

  /** The longest wait asked for; null when none is, or none that can be read. */
  static @Nullable Duration after(HttpHeaders headers, Instant now) {
    return Stream.concat(
            headers.getOrDefault(HttpHeaders.RETRY_AFTER, List.of()).stream()
                .flatMap(value -> retryAfter(value, now)),
            headers.getOrDefault(USAGE, List.of()).stream().flatMap(RetryHints::regain))
        .filter(Duration::isPositive)
        .max(Duration::compareTo)
        .orElse(null);
  }

  private static Stream<Duration> retryAfter(String value, Instant now) {
    if (value.matches("\\d{1,9}")) {
      return Stream.of(Duration.ofSeconds(Long.parseLong(value)));
    }
    try {
      var date = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME);
      return Stream.of(Duration.between(now, date.toInstant()));
    } catch (DateTimeException e) {
      // Neither of the two forms: as good as no hint.
      return Stream.empty();
    }
  }

  private static Stream<Duration> regain(String value) {
    try {
      return JsonMapper.shared().readTree(value).findValues(REGAIN).stream()
          .filter(JsonNode::isIntegralNumber)
          .map(minutes -> Duration.ofMinutes(minutes.intValue()));
    } catch (JacksonException e) {
      // Not the documented form: as good as no hint.
      return Stream.empty();
    }
  }
}
