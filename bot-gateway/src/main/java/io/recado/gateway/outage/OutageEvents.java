package io.recado.gateway.outage;

import io.recado.actions.monitor.MonitorEvent;
import io.recado.actions.monitor.MonitorEvent.What;
import io.recado.actions.monitor.Sight;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what monitors post. Pure. Fields it does not know are passed over. */
final class OutageEvents {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  private OutageEvents() {}

  /**
   * @throws GatewayProblem {@code BODY_UNREADABLE}, with what is to be mended
   */
  static MonitorEvent read(byte[] body) {
    try {
      return read(JSON.readTree(body));
    } catch (JacksonException e) {
      throw unreadable("The body is no JSON.");
    } catch (IllegalArgumentException e) {
      throw unreadable(String.valueOf(e.getMessage()));
    }
  }

  private static MonitorEvent read(@Nullable JsonNode event) {
    if (event == null || !event.isObject()) {
      throw unreadable("The body is no JSON object.");
    }
    var at = text(event, "at");
    return new MonitorEvent(
        required(event, "id"),
        required(event, "object"),
        what(event),
        at == null ? null : time("at", at));
  }

  private static What what(JsonNode event) {
    return switch (required(event, "event")) {
      case "down" -> new What.Seen(Sight.DOWN);
      case "up" -> new What.Seen(Sight.UP);
      case "planned" ->
          new What.Planned(
              time("starts_at", required(event, "starts_at")),
              time("ends_at", required(event, "ends_at")),
              text(event, "words"));
      case "ended" -> {
        var from = text(event, "starts_at");
        yield new What.WorksOver(from == null ? null : time("starts_at", from));
      }
      default -> throw unreadable("\"event\" is one of down, up, planned, ended.");
    };
  }

  private static Instant time(String field, String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw unreadable("\"%s\" is a time such as 2026-11-22T03:00:00-03:00.".formatted(field));
    }
  }

  private static String required(JsonNode event, String field) {
    var text = text(event, field);
    if (text == null) {
      throw unreadable("\"%s\" is missing, or no text.".formatted(field));
    }
    return text;
  }

  /** PostgreSQL stores no NUL character. */
  private static @Nullable String text(JsonNode event, String field) {
    var node = event.path(field);
    return node.isString() ? node.stringValue().replace("\0", "") : null;
  }

  private static GatewayProblem unreadable(String what) {
    return new GatewayProblem(GatewayError.BODY_UNREADABLE, what);
  }
}
