package io.recado.actions.matter;

import reactor.core.publisher.Mono;

/** What is left to persons. */
public interface Matters {

  /**
   * Notes a matter in the transaction this joins; soon after, a ticket is opened for it and the
   * customer told its number, once. One whose key is known changes nothing.
   */
  Mono<Void> note(Matter matter);
}
