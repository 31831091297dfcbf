package io.recado.intents.media;

import io.recado.intents.llm.ModelChoice;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a tenant uses to put files into words.
 *
 * @param hearing null where recordings are not transcribed
 * @param seeing describes pictures; null where they are not described
 */
public record MediaChoice(@Nullable Hearing hearing, @Nullable ModelChoice seeing) {

  /**
   * A model that transcribes.
   *
   * @param model its price by tokens is not used
   * @param minuteMicros what a minute costs, in millionths of the prices' currency
   * @param longest what is longer is not transcribed
   */
  public record Hearing(ModelChoice model, long minuteMicros, Duration longest) {

    /** What so much costs, rounded up. */
    long micros(Duration length) {
      return Math.ceilDiv(minuteMicros * length.toMillis(), Duration.ofMinutes(1).toMillis());
    }
  }
}
