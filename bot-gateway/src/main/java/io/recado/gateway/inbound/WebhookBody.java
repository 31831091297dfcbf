package io.recado.gateway.inbound;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/** The bytes of a webhook's body, exactly as they came: signatures are over these. */
public final class WebhookBody {

  private WebhookBody() {}

  /** Empty bytes where there is no body. Fails with {@code BODY_TOO_LARGE}. */
  public static Mono<byte[]> of(ServerHttpRequest request, int mostBytes) {
    if (request.getHeaders().getContentLength() > mostBytes) {
      return Mono.error(() -> new GatewayProblem(GatewayError.BODY_TOO_LARGE));
    }
    return DataBufferUtils.join(request.getBody(), mostBytes)
        // Whoever writes the answer releases what is discarded, too: once is enough.
        .contextWrite(_ -> Context.empty())
        .map(WebhookBody::bytes)
        .onErrorMap(
            DataBufferLimitException.class, _ -> new GatewayProblem(GatewayError.BODY_TOO_LARGE))
        .defaultIfEmpty(new byte[0]);
  }

  private static byte[] bytes(DataBuffer buffer) {
    try {
      var bytes = new byte[buffer.readableByteCount()];
      buffer.read(bytes);
      return bytes;
    } finally {
      DataBufferUtils.release(buffer);
    }
  }
}
