package io.recado.actions.payment;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Somebody who takes money for tenants. Calls go over the network, never inside a transaction, and
 * block no thread of the caller's. What gives no answer (time limit, no connection, an answer that
 * cannot be read) is an error: whether it had an effect is not known, and the repeated call meets
 * it.
 */
public interface PaymentProvider {

  Provider provider();

  /**
   * Makes the page where an attempt is paid, once: the same attempt in the same round gets the same
   * page.
   */
  Mono<Checkout> open(PaymentAccount account, Attempt attempt);

  /** What the provider knows of an attempt now, as facts like those of its webhooks. */
  Flux<PaymentFact> look(PaymentAccount account, Attempt attempt);

  /** What the provider knows of one payment now; nothing when it has no such payment. */
  Flux<PaymentFact> lookAt(PaymentAccount account, String payment);

  /**
   * Sees to it that a page takes no more money, where it would. Doing it again changes nothing; an
   * error when it is not closed.
   */
  Mono<Void> close(PaymentAccount account, Attempt attempt);

  /** Asks for a whole payment to be given back, once: the same payment again has no effect. */
  Mono<GivingBack> giveBack(PaymentAccount account, Attempt attempt, String payment);

  /** How the provider answered the wish to give a payment back. */
  sealed interface GivingBack {

    /** It will do it, or has done so; that the money is back, it tells like anything else. */
    record Asked() implements GivingBack {}

    /**
     * It will not; asking again would not help.
     *
     * @param code in the provider's words, for the log
     */
    record Refused(String code) implements GivingBack {}
  }

  /** How the provider answered the wish for a page. */
  sealed interface Checkout {

    record Opened(Attempt.Page page) implements Checkout {}

    /**
     * It will not: the key is wrong, or the amount is none it takes. Asking again would not help.
     *
     * @param code in the provider's words, for the log
     */
    record Refused(String code) implements Checkout {}

    /** It failed, and would repeat that failure to the same call. */
    record Failed(String code) implements Checkout {}
  }
}
