package io.recado.admin.access;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import io.recado.settings.OwnAddress;
import io.recado.settings.Settings;
import java.util.Set;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** No page but ours calls the API. Programs say no origin, and need a token all the same. */
@Component
class OwnOrigin {

  /** Fetch Metadata: by our own page, or by hand. */
  private static final Set<String> OWN = Set.of("same-origin", "none");

  private final OwnAddress own;

  OwnOrigin(Settings settings) {
    this.own = OwnAddress.of(settings);
  }

  /**
   * @throws ApiProblem {@code ORIGIN_REFUSED} for a request that a foreign page makes
   */
  void check(ServerHttpRequest request) {
    var site = request.getHeaders().getFirst("Sec-Fetch-Site");
    var origin = request.getHeaders().getOrigin();
    boolean foreignSite = site != null && !OWN.contains(site);
    if (foreignSite || (origin != null && !own.isOriginOf(request.getURI(), origin))) {
      throw new ApiProblem(ApiError.ORIGIN_REFUSED);
    }
  }
}
