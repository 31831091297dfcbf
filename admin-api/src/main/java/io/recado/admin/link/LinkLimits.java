package io.recado.admin.link;

import io.recado.admin.access.Origin;
import io.recado.admin.access.Throttled;
import io.recado.admin.limit.Limit;
import io.recado.admin.limit.RateLimits;
import io.recado.admin.problem.ApiProblem;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** How often links are asked for and opened, by people nobody knows yet. */
@Component
public class LinkLimits {

  private final RateLimits limits;

  LinkLimits(RateLimits limits) {
    this.limits = limits;
  }

  /**
   * Counts a mail before it is asked for. The caller's address first, so that one that has used up
   * its own keeps nobody else's mail back.
   *
   * @throws ApiProblem {@code TOO_MANY_REQUESTS}
   */
  public Mono<Void> asked(String email, Origin origin) {
    return Flux.concat(
            limits.count(Limit.LINK_ADDRESS, origin.address()),
            limits.count(Limit.LINK_EMAIL, email))
        .doOnNext(Throttled::check)
        .then();
  }

  /**
   * @throws ApiProblem {@code TOO_MANY_REQUESTS}
   */
  public Mono<Void> opened(Origin origin) {
    return limits.count(Limit.LINK_OPENED, origin.address()).doOnNext(Throttled::check).then();
  }
}
