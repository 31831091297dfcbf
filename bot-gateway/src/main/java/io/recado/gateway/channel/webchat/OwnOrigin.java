package io.recado.gateway.channel.webchat;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * The widget's frame is ours wherever it is embedded, so its calls bear our own origin; a page that
 * calls from another one is not the widget. Programs send no origin and need a token all the same.
 */
final class OwnOrigin {

  private final Optional<URI> publicUrl;

  /**
   * @param publicUrl how the outside reaches us, where a proxy changes the host
   */
  OwnOrigin(Optional<URI> publicUrl) {
    this.publicUrl = publicUrl;
  }

  /**
   * @throws GatewayProblem {@code ORIGIN_REFUSED} for a request that a foreign page makes
   */
  void check(ServerHttpRequest request) {
    var origin = request.getHeaders().getOrigin();
    if (origin != null && !isOwn(origin, request.getURI())) {
      throw new GatewayProblem(GatewayError.ORIGIN_REFUSED);
    }
  }

  /** The scheme does not count against the request's own host: TLS may end before us. */
  private boolean isOwn(String origin, URI request) {
    var authority = authorityOf(origin);
    return authority != null
        && (authority.equalsIgnoreCase(request.getRawAuthority())
            || publicUrl.filter(url -> isSame(url, origin)).isPresent());
  }

  private static boolean isSame(URI url, String origin) {
    var own = url.getScheme() + "://" + url.getRawAuthority();
    return own.equals(origin.toLowerCase(Locale.ROOT));
  }

  /** Null for the opaque origin of sandboxed pages and files. */
  private static @Nullable String authorityOf(String origin) {
    try {
      return URI.create(origin).getRawAuthority();
    } catch (IllegalArgumentException malformed) {
      return null;
    }
  }
}
