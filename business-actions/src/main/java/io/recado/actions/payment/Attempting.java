package io.recado.actions.payment;

import io.recado.action.IdempotencyKey;
import io.recado.actions.payment.Attempt.Page;
import io.recado.actions.payment.Attempt.State;
import io.recado.actions.payment.PaymentProvider.Checkout;
import io.recado.tenant.TenantId;
import java.time.Clock;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Gets an invoice the page where it is paid: the attempt is written down first, then the provider
 * is asked, outside of any transaction. However many ask, and however often, there is one page at a
 * time; before a second one is made, the provider has said that the first takes no money any more,
 * or nobody has ever had its address.
 */
public final class Attempting {

  private static final Logger log = LoggerFactory.getLogger(Attempting.class);

  private final Attempts attempts;
  private final PaymentNews news;
  private final PaymentAccounts accounts;
  private final Clock clock;

  public Attempting(Attempts attempts, PaymentNews news, PaymentAccounts accounts, Clock clock) {
    this.attempts = attempts;
    this.news = news;
    this.accounts = accounts;
    this.clock = clock;
  }

  /** How the wish for a page ended. */
  sealed interface Outcome {

    record Given(Attempt attempt, Page page) implements Outcome {}

    /**
     * @param reason the code the request is rejected with
     */
    record Declined(String reason) implements Outcome {}

    record ProviderFailed() implements Outcome {}
  }

  /** What a request was given; empty when it was given nothing yet. */
  Mono<Outcome> given(TenantId tenant, IdempotencyKey key) {
    return attempts.ofRequest(tenant, key).flatMap(attempt -> Mono.justOrEmpty(given(attempt)));
  }

  /** The page where an invoice is paid. */
  Mono<Outcome> page(PaymentOrder order) {
    return given(order.tenant(), order.key())
        .switchIfEmpty(Mono.defer(() -> begin(order)))
        .defaultIfEmpty(new Outcome.Declined("nothing_owed"));
  }

  private Mono<Outcome> begin(PaymentOrder order) {
    return attempts
        .begin(order)
        .flatMap(
            attempt ->
                attempt.isOver(clock.instant())
                    ? end(attempt).then(Mono.defer(() -> attempts.begin(order)))
                    : Mono.just(attempt))
        .flatMap(this::goOn);
  }

  /** By our clock its time is over, which the provider need not know: an invoice paid elsewhere. */
  private Mono<Void> end(Attempt attempt) {
    return account(attempt)
        .flatMap(
            account ->
                news.provider(account)
                    .close(account, attempt)
                    .then(Mono.defer(() -> news.reconcile(account, attempt))));
  }

  private Mono<Outcome> goOn(Attempt attempt) {
    return switch (attempt.state()) {
      case REQUESTED -> ask(attempt);
      case OPEN -> Mono.justOrEmpty(given(attempt));
      case PENDING, QUESTIONED -> Mono.just(new Outcome.Declined("payment_under_way"));
      case PAID -> Mono.just(new Outcome.Declined("nothing_owed"));
      case FAILED, EXPIRED, REFUSED -> Mono.just(new Outcome.Declined("payment_refused"));
    };
  }

  private Mono<Outcome> ask(Attempt attempt) {
    return account(attempt)
        .flatMap(account -> news.provider(account).open(account, attempt))
        .flatMap(checkout -> answered(attempt, checkout));
  }

  private Mono<Outcome> answered(Attempt attempt, Checkout checkout) {
    return switch (checkout) {
      case Checkout.Opened(var page) ->
          attempts.opened(attempt, page).flatMap(opened -> Mono.justOrEmpty(given(opened)));
      case Checkout.Refused(var code) -> {
        log.error(
            "The provider refused payment attempt {} of tenant {} ({}); the customer is told that"
                + " they cannot pay here",
            attempt.id(),
            attempt.tenant(),
            code);
        yield attempts.refused(attempt).thenReturn(new Outcome.Declined("payment_refused"));
      }
      case Checkout.Failed(var code) -> {
        log.warn(
            "The provider failed at payment attempt {} of tenant {} ({}); it is asked again",
            attempt.id(),
            attempt.tenant(),
            code);
        yield attempts.nextRound(attempt).thenReturn(new Outcome.ProviderFailed());
      }
    };
  }

  private Mono<PaymentAccount> account(Attempt attempt) {
    return accounts
        .find(attempt.account())
        .switchIfEmpty(
            Mono.error(() -> new IllegalStateException("no such account: " + attempt.account())));
  }

  private static Optional<Outcome> given(Attempt attempt) {
    var page = attempt.page();
    if (page == null && attempt.state() == State.REFUSED) {
      return Optional.of(new Outcome.Declined("payment_refused"));
    }
    return Optional.ofNullable(page).map(known -> new Outcome.Given(attempt, known));
  }
}
