package io.recado.actions.ticket;

import io.recado.action.ActionRequest;
import reactor.core.publisher.Mono;

/** Hears of faults that customers report by a ticket, so that those of one cause come together. */
public interface Faults {

  /**
   * Notes one before its ticket is opened, once however often the request is made. Never fails: a
   * ticket does not wait for what may be seen in it.
   */
  Mono<Void> reported(ActionRequest request);
}
