package io.recado.gateway.channel.webchat;

import io.recado.gateway.inbound.RequestBytes;
import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads request bodies strictly: small, and nothing in them that the endpoint does not know. */
final class Bodies {

  static final int MOST_BYTES = 64 * 1024;

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private Bodies() {}

  /**
   * Fails with a {@link GatewayProblem}: {@code BODY_TOO_LARGE} above 64 KB, {@code
   * BODY_UNREADABLE} for anything that is not a {@code type}.
   */
  static <T> Mono<T> read(ServerHttpRequest request, Class<T> type) {
    return RequestBytes.of(request, MOST_BYTES).map(bytes -> parse(bytes, type));
  }

  private static <T> T parse(byte[] bytes, Class<T> type) {
    try {
      @Nullable T value = STRICT.readValue(bytes, type);
      if (value == null) {
        throw new GatewayProblem(GatewayError.BODY_UNREADABLE);
      }
      return value;
    } catch (JacksonException e) {
      throw new GatewayProblem(GatewayError.BODY_UNREADABLE, fault(e));
    }
  }

  /** Says where, not what: the parser's own words would quote the body, into the log too. */
  private static String fault(JacksonException e) {
    var path =
        e instanceof DatabindException databind
            ? databind.getPath().stream()
                .map(step -> String.valueOf(step.getPropertyName()))
                .map(name -> name.replaceAll("[^A-Za-z0-9_-]", "?"))
                .collect(Collectors.joining("."))
            : "";
    return path.isEmpty()
        ? GatewayError.BODY_UNREADABLE.title()
        : "The body's field '%.60s' is not what this endpoint takes.".formatted(path);
  }
}
