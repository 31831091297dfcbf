package io.recado.actions.http;

import io.recado.actions.resilience.RequestRefusedException;
import io.recado.egress.Answered;
import io.recado.egress.Egress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Asks a declared interface. */
final class DeclaredCall {

  private static final int MOST_BYTES = 64 * 1024;

  /** Turned away is whoever asks: not signed in, not allowed, too slow, too often. */
  private static final Set<Integer> TURNED_AWAY = Set.of(401, 403, 407, 408, 425, 429);

  private final Egress egress;

  DeclaredCall(Egress egress) {
    this.egress = egress;
  }

  /**
   * @param declared what an answer means by the declaration; empty when nothing there fits it
   * @param away what it means then, and the backend is to blame
   */
  <T> Mono<T> ask(
      RequestTemplate.Filled filled, Function<Answered, Optional<? extends T>> declared, T away) {
    return egress
        .ask(
            filled.method(),
            filled.address(),
            filled.headers(),
            filled.body().getBytes(StandardCharsets.UTF_8),
            MOST_BYTES)
        .flatMap(
            answer ->
                declared
                    .apply(answer)
                    .<Mono<T>>map(Mono::just)
                    .orElseGet(() -> undeclared(answer.status(), away)));
  }

  /**
   * What a 4xx refuses is the request, which customers have filled in: it says nothing of how the
   * interface fares, unless everybody is turned away.
   *
   * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#name-client-error-4xx">RFC 9110: client
   *     errors</a>
   */
  private static <T> Mono<T> undeclared(int status, T away) {
    return status / 100 == 4 && !TURNED_AWAY.contains(status)
        ? Mono.error(new RequestRefusedException(status))
        : Mono.just(away);
  }
}
