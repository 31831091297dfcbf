package io.recado.action;

import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * An errand that can be run for a customer.
 *
 * <p>Implementations are safe for many threads, and idempotent: the same {@link
 * ActionRequest#key()} has one effect and gives the same receipt again, however often and
 * concurrently it is performed.
 */
public interface BusinessAction {

  ActionName name();

  /**
   * What must be proven of who asks before it is done. Seen to by who calls it: the customer is
   * asked for the proof in mid-flow, and with {@link Proof#CUSTOMER} the request names the
   * customer.
   */
  default Proof proof() {
    return Proof.NONE;
  }

  /**
   * Whether it may only be done after the customer has said yes to a summary: flows that lead to it
   * without are refused when published.
   */
  default boolean needsConfirmation() {
    return false;
  }

  /** The inputs that must be present; flows are checked against them when published. */
  Set<String> requiredInputs();

  /** The inputs that may be present besides; none, unless it says so. */
  default Set<String> optionalInputs() {
    return Set.of();
  }

  /** What a receipt's facts are called; flow texts are checked against them when published. */
  Set<String> receiptFacts();

  /**
   * Does it. Runs in the request's tenant; may block no thread.
   *
   * @return the outcome; an error is a defect, and is treated as {@link ActionOutcome.Unavailable}
   */
  Mono<ActionOutcome> perform(ActionRequest request);

  /**
   * What became of a request, without doing it: asked when a turn was lost after it may have done
   * it, and nobody waits for it any more.
   *
   * @return the outcome that {@link #perform} would give again; {@link ActionOutcome.Unavailable}
   *     when it cannot be told now; empty when it was never done
   */
  Mono<ActionOutcome> outcomeOf(ActionRequest request);
}
