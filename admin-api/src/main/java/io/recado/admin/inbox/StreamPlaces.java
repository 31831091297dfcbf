package io.recado.admin.inbox;

import io.recado.admin.problem.ApiError;
import io.recado.admin.problem.ApiProblem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import reactor.core.publisher.Flux;

/** The streams this process has room for, and each session's share. */
final class StreamPlaces {

  private static final int MOST = 2_000;

  /** Tabs one sign-in may have open. */
  private static final int MOST_OF_SESSION = 10;

  private static final Duration COME_BACK = Duration.ofSeconds(10);

  private final Map<UUID, Integer> bySession = new HashMap<>();
  private int open;

  /**
   * The stream itself, holding a place for as long as it is subscribed to. Without a free one it
   * fails with an {@link ApiProblem}: {@code TOO_MANY_REQUESTS}.
   */
  <T> Flux<T> occupy(UUID session, Flux<T> stream) {
    return Flux.using(() -> take(session), place -> stream, this::free);
  }

  private synchronized UUID take(UUID session) {
    if (open >= MOST || bySession.getOrDefault(session, 0) >= MOST_OF_SESSION) {
      throw new ApiProblem(ApiError.TOO_MANY_REQUESTS, "Too many streams are open.", COME_BACK);
    }
    open++;
    bySession.merge(session, 1, Integer::sum);
    return session;
  }

  private synchronized void free(UUID session) {
    open--;
    bySession.computeIfPresent(session, (key, count) -> count == 1 ? null : count - 1);
  }
}
