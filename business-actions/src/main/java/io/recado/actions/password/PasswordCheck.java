package io.recado.actions.password;

import io.recado.egress.EgressException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** Whether a system that holds passwords lets us in, asked before its secrets are kept. */
public final class PasswordCheck {

  private static final Logger log = LoggerFactory.getLogger(PasswordCheck.class);

  private final PasswordBackends backends;
  private final Duration patience;

  PasswordCheck(PasswordBackends backends, Duration patience) {
    this.backends = backends;
    this.patience = patience;
  }

  /**
   * Asks the system for something that changes nothing there; a portal, which is kept here, is not
   * asked.
   *
   * @return why it cannot be worked with, such as {@code address}, {@code refused} or {@code
   *     too_slow}; empty when it can
   */
  public Mono<Optional<String>> refusal(PasswordSystem system) {
    return backends
        .refusal(system)
        .timeout(patience)
        .onErrorResume(error -> Mono.just(Optional.of(code(system, error))));
  }

  /** Directories and databases are connected to by clients of their own, which wrap refusals. */
  private static String code(PasswordSystem system, Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof EgressException refused) {
        return refused.refusal().name().toLowerCase(Locale.ROOT);
      }
      if (cause instanceof TimeoutException) {
        return "too_slow";
      }
    }
    log.info("{} gave no answer; who asked is told so: {}", system, error.toString());
    return "unreachable";
  }
}
