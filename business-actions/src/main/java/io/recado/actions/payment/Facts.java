package io.recado.actions.payment;

import java.util.List;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What providers told, recorded before it is acknowledged and acted on afterwards. */
public interface Facts {

  /**
   * Records facts in one commit, and completes after it. A fact whose key is known changes nothing.
   *
   * @return how many are new
   */
  Mono<Long> record(PaymentAccount account, List<PaymentFact> facts);

  /** Records, in one commit, that a payment is to be looked at. */
  Mono<Void> lookAt(PaymentAccount account, String payment);

  /** The payments of an account that are to be looked at now. */
  Flux<Look> looks(PaymentAccount account);

  /** Notes that a payment was looked at; not when somebody has asked for it again since. */
  Mono<Void> looked(PaymentAccount account, Look look);

  /** Notes that a look failed: the next one is later, and later each time. */
  Mono<Void> lookFailed(PaymentAccount account, Look look);

  /**
   * The attempts that facts are told of which nobody has acted on. Facts of no attempt are put
   * aside: they come into play when another fact says whose payment they are about.
   */
  Flux<AttemptId> unsettled(PaymentAccount account);

  /**
   * @param asked how often it was asked for
   */
  record Look(String payment, int asked) {}
}
