package io.recado.actions.access;

import io.netty.handler.codec.http.HttpMethod;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import io.recado.egress.EgressException;
import java.util.Locale;
import java.util.Optional;
import reactor.core.publisher.Mono;

/** Whether a router lets us in, asked before its credentials are kept. */
public final class RouterCheck {

  private static final byte[] NO_BODY = {};
  private static final int MOST_BYTES = 10_000;

  private final Egress egress;

  RouterCheck(Egress egress) {
    this.egress = egress;
  }

  /**
   * Asks the router for its name, which whoever may read and use the REST interface is told.
   *
   * @return why it cannot be worked with, such as {@code address}, {@code status_401} or {@code
   *     too_slow}; empty when it can
   */
  public Mono<Optional<String>> refusal(Router router) {
    return egress
        .ask(HttpMethod.GET, router.at("/system/identity"), router.headers(), NO_BODY, MOST_BYTES)
        .map(RouterCheck::refusal)
        .onErrorResume(
            EgressException.class,
            away -> Mono.just(Optional.of(away.refusal().name().toLowerCase(Locale.ROOT))));
  }

  private static Optional<String> refusal(Answered answer) {
    return answer.status() == 200 ? Optional.empty() : Optional.of("status_" + answer.status());
  }
}
