package io.recado.understanding;

import reactor.core.publisher.Mono;

/** Turns messages into commands. */
public interface Understander {

  /**
   * Reads a turn's messages. Never fails for what a customer wrote: what cannot be read is {@link
   * Command.CannotUnderstand}. Blocks no thread of the caller's.
   */
  Mono<Understanding> understand(Utterance utterance);
}
