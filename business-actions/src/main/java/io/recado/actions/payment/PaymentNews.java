package io.recado.actions.payment;

import io.recado.actions.payment.Facts.Look;
import java.time.Clock;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Takes what providers tell: records it first, then acts on it. What was recorded and not acted on,
 * because a process died in between, a job finds.
 */
public final class PaymentNews {

  private static final Logger log = LoggerFactory.getLogger(PaymentNews.class);

  private final ProvidersOfAccounts providers;
  private final Facts facts;
  private final Settlements settlements;
  private final Clock clock;

  public PaymentNews(
      ProvidersOfAccounts providers, Facts facts, Settlements settlements, Clock clock) {
    this.providers = providers;
    this.facts = facts;
    this.settlements = settlements;
    this.clock = clock;
  }

  /** Records facts. Completes after the commit. */
  public Mono<Void> record(PaymentAccount account, List<PaymentFact> told) {
    return facts.record(account, told).then();
  }

  /** Records that a payment is to be looked at. Completes after the commit. */
  public Mono<Void> recordNotice(PaymentAccount account, String payment) {
    return facts.lookAt(account, payment);
  }

  /** Looks at what is to be looked at, and acts on everything that was recorded. */
  public Mono<Void> actOn(PaymentAccount account) {
    return facts
        .looks(account)
        .concatMap(look -> look(account, look))
        .then(Mono.defer(() -> settle(account)));
  }

  /**
   * Asks the provider how an attempt stands, and acts on the answer. One without a page is given
   * up: whether the provider has made it or not, nobody has its address.
   */
  Mono<Void> reconcile(PaymentAccount account, Attempt attempt) {
    var told =
        attempt.page() == null
            ? Flux.just(abandoned(account, attempt))
            : provider(account).look(account, attempt);
    return told.collectList()
        .flatMap(news -> facts.record(account, news))
        .then(Mono.defer(() -> settlements.settle(attempt.tenant(), attempt.id())));
  }

  private PaymentFact abandoned(PaymentAccount account, Attempt attempt) {
    return new PaymentFact(
        "abandoned/" + attempt.id(),
        PaymentFact.Kind.EXPIRED,
        attempt.id(),
        null,
        null,
        account.live(),
        clock.instant());
  }

  PaymentProvider provider(PaymentAccount account) {
    return providers.of(account);
  }

  private Mono<Void> settle(PaymentAccount account) {
    return facts.unsettled(account).concatMap(attempt -> settle(account, attempt)).then();
  }

  /** One that cannot be settled keeps no other from it; the job comes back to it. */
  private Mono<Void> settle(PaymentAccount account, AttemptId attempt) {
    return settlements
        .settle(account.tenant(), attempt)
        .onErrorResume(
            error -> {
              log.error(
                  "Payment attempt {} of tenant {} could not be settled, and is tried again: {}",
                  attempt,
                  account.tenant(),
                  error.toString());
              return Mono.empty();
            });
  }

  private Mono<Void> look(PaymentAccount account, Look look) {
    return provider(account)
        .lookAt(account, look.payment())
        .collectList()
        .flatMap(told -> facts.record(account, told))
        .then(Mono.defer(() -> facts.looked(account, look)))
        .onErrorResume(error -> later(account, look, error));
  }

  private Mono<Void> later(PaymentAccount account, Look look, Throwable error) {
    return Flux.defer(
            () -> {
              log.warn(
                  "A payment of {} could not be looked at, and is looked at again later: {}",
                  account,
                  error.toString());
              return facts.lookFailed(account, look);
            })
        .then();
  }
}
