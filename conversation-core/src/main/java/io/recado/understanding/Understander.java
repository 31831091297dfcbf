package io.recado.understanding;

import reactor.core.publisher.Mono;

/** Turns messages into commands. */
public interface Understander {

  /**
   * Reads a turn's messages. Never fails for what a customer wrote: what cannot be read is {@link
   * Command.CannotUnderstand}. Blocks no thread of the caller's.
   */
  Mono<Understanding> understand(Utterance utterance);

  /**
   * Completes when it reads as well and as fast as it will; before that, reading may take long.
   * Fails when a part of it is away: it reads without that part then. May be subscribed to often.
   */
  default Mono<Void> warmUp() {
    return Mono.empty();
  }
}
