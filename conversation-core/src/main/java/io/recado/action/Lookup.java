package io.recado.action;

import java.util.Set;
import reactor.core.publisher.Mono;

/**
 * Something that can be found out for a customer: what they owe, which times are free. It changes
 * nothing, so it needs no key, and is simply made again when a turn is repeated.
 *
 * <p>Implementations are safe for many threads.
 */
public interface Lookup {

  /** No lookup has the name of an action. */
  ActionName name();

  /**
   * What must be proven of who asks before it looks. Seen to by who calls it: the customer is asked
   * for the proof in mid-flow, and with {@link Proof#CUSTOMER} the request names the customer.
   */
  default Proof proof() {
    return Proof.NONE;
  }

  /**
   * The inputs that must be present; flows are checked against them when published. None, unless it
   * says so: who asks is in the request as it is.
   */
  default Set<String> requiredInputs() {
    return Set.of();
  }

  /** The inputs that may be present besides; none, unless it says so. */
  default Set<String> optionalInputs() {
    return Set.of();
  }

  /** What the facts of its items are called; flow texts are checked against them when published. */
  Set<String> facts();

  /**
   * Looks. Runs in the request's tenant, and finds only what the request's contact may see; may
   * block no thread.
   *
   * @return the outcome; an error is a defect, and is treated as {@link LookupOutcome.Unavailable}
   */
  Mono<LookupOutcome> find(LookupRequest request);
}
