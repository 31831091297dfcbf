package io.recado.intents.media;

import io.recado.intents.llm.ModelChoice;
import io.recado.understanding.Cost;
import io.recado.understanding.MediaReader.Received;
import reactor.core.publisher.Mono;

/** A way to put files of some kinds into words. */
@FunctionalInterface
interface Sense {

  /** Looks at a file without asking anybody. */
  Examined examine(Received file, byte[] content);

  /** Whether a file can be read. */
  sealed interface Examined {

    /** It cannot. */
    record Unfit(Outcome why) implements Examined {}

    /**
     * It can.
     *
     * @param mostMicros the most it can cost
     * @param call reads it; fails when the model is late, away, busy or refuses
     */
    record Fit(ModelChoice model, long mostMicros, Mono<Worded> call) implements Examined {}
  }

  /**
   * A file in words.
   *
   * @param words blank where there was nothing to be heard or seen
   */
  record Worded(String words, Cost cost) {}
}
