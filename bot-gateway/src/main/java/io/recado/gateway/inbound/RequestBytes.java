package io.recado.gateway.inbound;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.web.WholeBody;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;

/** The bytes of a request's body, exactly as they came: signatures are over these. */
public final class RequestBytes {

  private RequestBytes() {}

  /**
   * No bytes where there is no body. Fails with {@code BODY_TOO_LARGE}, before reading where the
   * sender says how much it is.
   */
  public static Mono<byte[]> of(ServerHttpRequest request, int mostBytes) {
    if (request.getHeaders().getContentLength() > mostBytes) {
      return Mono.error(() -> tooLarge(mostBytes));
    }
    return WholeBody.of(request.getBody(), mostBytes)
        .onErrorMap(DataBufferLimitException.class, _ -> tooLarge(mostBytes))
        .defaultIfEmpty(new byte[0]);
  }

  private static GatewayProblem tooLarge(int mostBytes) {
    return new GatewayProblem(
        GatewayError.BODY_TOO_LARGE, "At most %d bytes are taken.".formatted(mostBytes));
  }
}
