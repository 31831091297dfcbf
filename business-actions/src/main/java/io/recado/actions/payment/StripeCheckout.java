package io.recado.actions.payment;

import com.stripe.StripeClient;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionRetrieveParams;
import com.stripe.service.checkout.SessionService;
import io.recado.actions.payment.Attempt.Page;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Stripe: a Checkout Session for each attempt. Its library blocks, on virtual threads here, and
 * repeats nothing: repeating is the action queue's.
 *
 * @see <a href="https://docs.stripe.com/api/checkout/sessions">Stripe API: Checkout Sessions</a>
 * @see <a href="https://docs.stripe.com/api/idempotent_requests">Stripe API: idempotency</a>
 */
public final class StripeCheckout implements PaymentProvider, AutoCloseable {

  /** What our ids are called in the metadata of sessions and payments. */
  public static final String ATTEMPT = "attempt_id";

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final URI api;
  private final String returnUrl;
  private final Duration patience;
  private final Clock clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /**
   * @param returnUrl where the customer's browser goes after paying; nothing follows from its going
   *     there
   * @param patience how long an answer may take
   */
  public StripeCheckout(URI api, String returnUrl, Duration patience, Clock clock) {
    this.api = api;
    this.returnUrl = returnUrl;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public Provider provider() {
    return Provider.STRIPE;
  }

  @Override
  public Mono<Checkout> open(PaymentAccount account, Attempt attempt) {
    var key = account.secret(PaymentAccount.KEY);
    var amount = StripeAmount.of(attempt.amount());
    if (key.isEmpty() || amount.isEmpty()) {
      return Mono.just(
          new Checkout.Refused(key.isEmpty() ? "no key is given" : "no amount of Stripe's"));
    }
    var options = RequestOptions.builder().setIdempotencyKey(attempt.callKey()).build();
    var wish = StripeWish.of(attempt, amount.get(), returnUrl);
    return call(() -> opened(client(key.get()).v1().checkout().sessions().create(wish, options)))
        .onErrorResume(StripeException.class, StripeCheckout::answer);
  }

  @Override
  public Flux<PaymentFact> look(PaymentAccount account, Attempt attempt) {
    var page = attempt.page();
    var key = account.secret(PaymentAccount.KEY);
    if (page == null || key.isEmpty()) {
      return Flux.empty();
    }
    var wish = SessionRetrieveParams.builder().addExpand("payment_intent").build();
    return call(() -> StripeSession.told(page, sessions(account).retrieve(page.session(), wish)))
        .flatMap(session -> Mono.justOrEmpty(StripeSession.fact(attempt, session, clock.instant())))
        .flux();
  }

  /** Stripe's events say what happened: nothing needs to be looked at. */
  @Override
  public Flux<PaymentFact> lookAt(PaymentAccount account, String payment) {
    return Flux.empty();
  }

  /**
   * A session takes money once: one that was paid is closed. One that is not open any more cannot
   * be expired, which is as good.
   *
   * @see <a href="https://docs.stripe.com/api/checkout/sessions/expire">Stripe API: expire a
   *     session</a>
   */
  @Override
  public Mono<Void> close(PaymentAccount account, Attempt attempt) {
    var page = attempt.page();
    return page == null || attempt.state() == Attempt.State.PAID
        ? Mono.empty()
        : call(() -> StripeSession.told(page, sessions(account).expire(page.session())))
            .onErrorResume(
                InvalidRequestException.class, refused -> unlessOpen(account, page, refused))
            .then();
  }

  private Mono<Session> unlessOpen(PaymentAccount account, Page page, StripeException refused) {
    return call(() -> StripeSession.told(page, sessions(account).retrieve(page.session())))
        .filter(session -> !"open".equals(session.getStatus()))
        .switchIfEmpty(Mono.error(refused));
  }

  private SessionService sessions(PaymentAccount account) {
    var key = account.secret(PaymentAccount.KEY);
    return client(key.orElseThrow(() -> new IllegalStateException("no key is given")))
        .v1()
        .checkout()
        .sessions();
  }

  /**
   * Without a key of ours: of a payment that has gone back as a whole there is nothing left to go
   * back, and a failure would be repeated to the same key for a day.
   *
   * @see <a href="https://docs.stripe.com/api/refunds/create">Stripe API: create a refund</a>
   */
  @Override
  public Mono<GivingBack> giveBack(PaymentAccount account, Attempt attempt, String payment) {
    var key = account.secret(PaymentAccount.KEY);
    if (key.isEmpty()) {
      return Mono.just(new GivingBack.Refused("no key is given"));
    }
    var wish =
        RefundCreateParams.builder()
            .setPaymentIntent(payment)
            .setReason(RefundCreateParams.Reason.DUPLICATE)
            .build();
    return call(() -> asked(client(key.get()).v1().refunds().create(wish)))
        .onErrorResume(StripeException.class, StripeCheckout::notGivenBack);
  }

  @Override
  public void close() {
    threads.close();
  }

  private <T> Mono<T> call(Callable<T> call) {
    return Mono.fromCallable(call).subscribeOn(Schedulers.fromExecutorService(threads));
  }

  private StripeClient client(String key) {
    return StripeClient.builder()
        .setApiKey(key)
        .setApiBase(api.toString().replaceFirst("/$", ""))
        .setConnectTimeout(Math.toIntExact(CONNECT.toMillis()))
        .setReadTimeout(Math.toIntExact(patience.toMillis()))
        .setMaxNetworkRetries(0)
        .build();
  }

  private static Checkout opened(Session session) {
    @Nullable String url = session.getUrl();
    if (session.getId() == null || url == null) {
      throw new IllegalStateException("Stripe gave a session without an address");
    }
    return new Checkout.Opened(new Page(session.getId(), url));
  }

  private static GivingBack asked(@Nullable Refund refund) {
    if (refund == null || refund.getId() == null) {
      throw new IllegalStateException("Stripe gave no refund");
    }
    return new GivingBack.Asked();
  }

  /**
   * What failed at Stripe is replayed to the same key, and what was refused would be refused again.
   * Too many calls (429), two calls at once with one key (409), and what cannot be read, are no
   * answers.
   */
  private static Mono<Checkout> answer(StripeException error) {
    @Nullable Integer status = error.getStatusCode();
    if (status == null || status < 400 || status == 409 || status == 429) {
      return Mono.error(error);
    }
    var code = status + (error.getCode() == null ? "" : " " + error.getCode());
    return Mono.just(status >= 500 ? new Checkout.Failed(code) : new Checkout.Refused(code));
  }

  private static Mono<GivingBack> notGivenBack(StripeException error) {
    if ("charge_already_refunded".equals(error.getCode())) {
      return Mono.just(new GivingBack.Asked());
    }
    return answer(error)
        .flatMap(
            answer ->
                answer instanceof Checkout.Refused(var code)
                    ? Mono.just(new GivingBack.Refused(code))
                    : Mono.error(error));
  }
}
