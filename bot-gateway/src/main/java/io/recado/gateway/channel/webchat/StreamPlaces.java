package io.recado.gateway.channel.webchat;

import io.recado.gateway.problem.GatewayError;
import io.recado.gateway.problem.GatewayProblem;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import reactor.core.publisher.Flux;

/** The streams this process has room for, and each visitor's share. */
final class StreamPlaces {

  /** Tabs one visitor may have the widget open in. */
  private static final int MOST_PER_VISITOR = 10;

  private static final Duration COME_BACK = Duration.ofSeconds(10);

  private final int most;
  private final Map<String, Integer> byVisitor = new HashMap<>();
  private int open;

  StreamPlaces(int most) {
    this.most = most;
  }

  /**
   * The stream itself, holding a place for as long as it is subscribed to. Without a free place it
   * fails with {@link GatewayProblem}: {@code TOO_MANY_REQUESTS} when the visitor has too many
   * open, {@code TRY_AGAIN} when everybody together has.
   */
  <T> Flux<T> occupy(String visitor, Flux<T> stream) {
    return Flux.using(() -> take(visitor), place -> stream, this::free);
  }

  private synchronized String take(String visitor) {
    if (byVisitor.getOrDefault(visitor, 0) >= MOST_PER_VISITOR) {
      throw new GatewayProblem(
          GatewayError.TOO_MANY_REQUESTS, "This visitor has too many streams open.", COME_BACK);
    }
    if (open >= most) {
      throw new GatewayProblem(
          GatewayError.TRY_AGAIN, "All places for streams are taken.", COME_BACK);
    }
    open++;
    byVisitor.merge(visitor, 1, Integer::sum);
    return visitor;
  }

  private synchronized void free(String visitor) {
    open--;
    byVisitor.computeIfPresent(visitor, (key, count) -> count == 1 ? null : count - 1);
  }

  /** How many streams are open now. */
  synchronized int taken() {
    return open;
  }
}
