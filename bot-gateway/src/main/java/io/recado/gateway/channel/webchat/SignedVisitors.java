package io.recado.gateway.channel.webchat;

import reactor.core.publisher.Mono;

/** Keeps of signed visitors who write what was signed of them, for those who answer. */
@FunctionalInterface
interface SignedVisitors {

  /** Writes down what was signed last; nothing of visitors who are not signed. */
  Mono<Void> note(Visitor visitor);
}
