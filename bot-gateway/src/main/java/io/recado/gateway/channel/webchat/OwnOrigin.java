package io.recado.gateway.channel.webchat;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import io.recado.settings.OwnAddress;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The widget's frame is ours wherever it is embedded, so its calls bear our own origin; a page that
 * calls from another one is not the widget. Programs send no origin and need a token all the same.
 */
final class OwnOrigin {

  private final OwnAddress own;

  OwnOrigin(OwnAddress own) {
    this.own = own;
  }

  /**
   * @throws GatewayProblem {@code ORIGIN_REFUSED} for a request that a foreign page makes
   */
  void check(ServerHttpRequest request) {
    var origin = request.getHeaders().getOrigin();
    if (origin != null && !own.isOriginOf(request.getURI(), origin)) {
      throw new GatewayProblem(GatewayError.ORIGIN_REFUSED);
    }
  }
}
