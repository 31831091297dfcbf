package io.recado.actions.payment;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.checkout.SessionCreateParams;
import com.stripe.param.checkout.SessionCreateParams.LineItem;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData;
import com.stripe.param.checkout.SessionCreateParams.LineItem.PriceData.ProductData;
import com.stripe.param.checkout.SessionCreateParams.Locale;
import com.stripe.param.checkout.SessionCreateParams.Mode;
import com.stripe.param.checkout.SessionCreateParams.PaymentIntentData;
import com.stripe.param.checkout.SessionRetrieveParams;
import io.recado.actions.invoice.Money;
import io.recado.actions.payment.Attempt.Page;
import io.recado.actions.payment.PaymentFact.Kind;
import io.recado.conversation.Language;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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
    var wish = wish(attempt, amount.get());
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
    return call(() -> client(key.get()).v1().checkout().sessions().retrieve(page.session(), wish))
        .flatMap(session -> Mono.justOrEmpty(fact(attempt, session)))
        .flux();
  }

  /** Stripe's events say what happened: nothing needs to be looked at. */
  @Override
  public Flux<PaymentFact> lookAt(PaymentAccount account, String payment) {
    return Flux.empty();
  }

  /** A session takes money once. */
  @Override
  public Mono<Void> close(PaymentAccount account, Attempt attempt) {
    return Mono.empty();
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
    return call(() -> client(key.get()).v1().refunds().create(wish))
        .<GivingBack>map(_ -> new GivingBack.Asked())
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

  /** The same in every call of one round: Stripe refuses a key that comes with other words. */
  private SessionCreateParams wish(Attempt attempt, long amount) {
    var id = attempt.id().toString();
    return SessionCreateParams.builder()
        .setMode(Mode.PAYMENT)
        .setClientReferenceId(id)
        .putMetadata(ATTEMPT, id)
        .putMetadata("invoice_id", attempt.invoice().toString())
        .setPaymentIntentData(
            PaymentIntentData.builder()
                .putMetadata(ATTEMPT, id)
                .putMetadata("invoice_id", attempt.invoice().toString())
                .build())
        .setExpiresAt(attempt.expiresAt().getEpochSecond())
        .setLocale(locale(attempt.language()))
        .setSuccessUrl(returnUrl)
        .addLineItem(item(attempt, amount))
        .build();
  }

  private static LineItem item(Attempt attempt, long amount) {
    return LineItem.builder()
        .setQuantity(1L)
        .setPriceData(
            PriceData.builder()
                .setCurrency(
                    attempt
                        .amount()
                        .currency()
                        .getCurrencyCode()
                        .toLowerCase(java.util.Locale.ROOT))
                .setUnitAmount(amount)
                .setProductData(ProductData.builder().setName(PaymentWords.title(attempt)).build())
                .build())
        .build();
  }

  private static Locale locale(Language language) {
    return switch (language) {
      case SPANISH -> Locale.ES;
      case ENGLISH -> Locale.EN;
      case GERMAN -> Locale.DE;
    };
  }

  private static Checkout opened(Session session) {
    @Nullable String url = session.getUrl();
    if (session.getId() == null || url == null) {
      throw new IllegalStateException("Stripe gave a session without an address");
    }
    return new Checkout.Opened(new Page(session.getId(), url));
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

  private Optional<PaymentFact> fact(Attempt attempt, Session session) {
    return kind(session)
        .map(
            kind ->
                new PaymentFact(
                    "look/%s/%s".formatted(session.getId(), kind.code()),
                    kind,
                    attempt.id(),
                    session.getPaymentIntent(),
                    amount(session),
                    Boolean.TRUE.equals(session.getLivemode()),
                    clock.instant()));
  }

  private static Optional<Kind> kind(Session session) {
    if ("expired".equals(session.getStatus())) {
      return Optional.of(Kind.EXPIRED);
    }
    if (!"complete".equals(session.getStatus())) {
      return Optional.empty();
    }
    return Optional.of(
        "unpaid".equals(session.getPaymentStatus())
            ? kind(session.getPaymentIntentObject())
            : Kind.PAID);
  }

  /** A customer who has done their part on the page, and whose money had not come yet. */
  private static Kind kind(@Nullable PaymentIntent payment) {
    var status = payment == null ? "" : String.valueOf(payment.getStatus());
    return switch (status) {
      case "succeeded" -> Kind.PAID;
      case "requires_payment_method", "canceled" -> Kind.FAILED;
      default -> Kind.AWAITED;
    };
  }

  private static @Nullable Money amount(Session session) {
    return session.getAmountTotal() == null || session.getCurrency() == null
        ? null
        : StripeAmount.read(session.getAmountTotal(), session.getCurrency()).orElse(null);
  }
}
