package io.recado.action;

import reactor.core.publisher.Mono;

/**
 * Every request that was made of an action, written down before the action is called, so that a
 * crash in between repeats the same request and not another one. How a request ended is committed
 * with the turn that made it.
 */
public interface ActionLedger {

  /**
   * Writes a request down and counts the attempt, or finds the one already written under its key.
   *
   * @return the run; with an outcome when it had ended before
   */
  Mono<ActionRun> open(ActionRequest request, String flowRun, String step);
}
