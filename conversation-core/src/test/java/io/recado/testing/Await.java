package io.recado.testing;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Waits for a result, for tests that read as a story. */
public final class Await {

  /** Many times what anything takes: the machine may be busy with other things. */
  private static final Duration LIMIT = Duration.ofMinutes(1);

  private Await() {}

  /** The value; fails when there is none. */
  public static <T> T value(Mono<T> mono) {
    return Objects.requireNonNull(mono.block(LIMIT), "completed without a value");
  }

  public static <T> List<T> all(Flux<T> flux) {
    return value(flux.collectList());
  }

  /** Waits for completion; a value is passed over. */
  public static void done(Mono<?> mono) {
    mono.block(LIMIT);
  }

  /** Whether it completes without a value. */
  public static boolean empty(Mono<?> mono) {
    return !value(mono.hasElement());
  }
}
