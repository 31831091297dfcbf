package io.recado.actions.glpi;

import io.recado.egress.Egress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** Whether a GLPI lets us in, asked before its credentials are kept. */
public final class GlpiCheck {

  /** Files are given no time: there are none. */
  private static final Duration NO_FILES = Duration.ofMillis(1);

  private final Egress egress;

  GlpiCheck(Egress egress) {
    this.egress = egress;
  }

  /**
   * Signs in and out, which changes nothing there.
   *
   * @return why it cannot be worked with, such as {@code login_refused}, {@code address} or {@code
   *     too_slow}; empty when it can
   */
  public Mono<Optional<String>> refusal(GlpiAccess access) {
    return GlpiSession.with(
            egress, NO_FILES, access, session -> Mono.just(Optional.<String>empty()))
        .onErrorResume(GlpiException.class, fault -> Mono.just(Optional.of(fault.code())))
        .onErrorResume(TimeoutException.class, slow -> Mono.just(Optional.of("too_slow")));
  }
}
