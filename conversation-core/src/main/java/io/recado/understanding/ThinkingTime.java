package io.recado.understanding;

import java.time.Duration;
import java.util.function.Function;
import reactor.core.publisher.Mono;
import reactor.util.context.Context;

/**
 * How long a turn may think. What it asks one after the other (files, models, knowledge) has limits
 * of its own; this one, which they share, travels with the subscription.
 */
public final class ThinkingTime {

  private ThinkingTime() {}

  /** For {@code contextWrite}: there is this long, from the subscription on. */
  public static Function<Context, Context> of(Duration most) {
    return context -> context.put(ThinkingTime.class, System.nanoTime() + most.toNanos());
  }

  /** Whether something that may take this long can still be begun; yes where nobody set a limit. */
  public static Mono<Boolean> allows(Duration longest) {
    return Mono.deferContextual(
        context ->
            Mono.just(
                context
                    .<Long>getOrEmpty(ThinkingTime.class)
                    .map(end -> end - System.nanoTime() >= longest.toNanos())
                    .orElse(true)));
  }
}
