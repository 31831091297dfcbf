package io.recado.admin.access;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.settings.Setting;
import io.recado.settings.Settings;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** No page but ours calls the API. Programs say no origin, and need a token all the same. */
@Component
class OwnOrigin {

  /** Fetch Metadata: by our own page, or by hand. */
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final Optional<URI> publicUrl;

  OwnOrigin(Settings settings) {
    this.publicUrl = settings.find(Setting.PUBLIC_URL).map(URI::create);
  }

  /**
   * @throws ApiProblem {@code ORIGIN_REFUSED} for a request that a foreign page makes
   */
  void check(ServerHttpRequest request) {
    var site = request.getHeaders().getFirst("Sec-Fetch-Site");
    var origin = request.getHeaders().getOrigin();
    boolean foreignSite = site != null && !OWN.contains(site);
    if (foreignSite || (origin != null && !isOwn(origin, request.getURI()))) {
      throw new ApiProblem(ApiError.ORIGIN_REFUSED);
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
    return origin.toLowerCase(Locale.ROOT).equals(url.getScheme() + "://" + url.getRawAuthority());
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
