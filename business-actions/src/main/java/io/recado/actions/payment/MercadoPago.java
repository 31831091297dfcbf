package io.recado.actions.payment;

import io.recado.actions.payment.Attempt.Page;
import io.recado.actions.payment.PaymentFact.Kind;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Mercado Pago: a preference of Checkout Pro for each attempt. Its notices only say which payment
 * to look at.
 *
 * @see <a
 *     href="https://www.mercadopago.com/developers/en/reference/preferences/_checkout_preferences/post">Mercado
 *     Pago: create preference</a>
 */
public final class MercadoPago implements PaymentProvider, AutoCloseable {

  /** Checkout Pro reference, preferences: {@code expiration_date_to}. */
  private static final DateTimeFormatter END =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final URI api;
  private final Duration patience;
  private final Clock clock;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /**
   * @param patience how long an answer may take
   */
  public MercadoPago(URI api, Duration patience, Clock clock) {
    this.api = api;
    this.patience = patience;
    this.clock = clock;
  }

  @Override
  public Provider provider() {
    return Provider.MERCADO_PAGO;
  }

  @Override
  public Mono<Checkout> open(PaymentAccount account, Attempt attempt) {
    var body = JSON.writeValueAsString(preference(attempt));
    return send(
            account,
            "/checkout/preferences",
            request ->
                request
                    .header("Content-Type", "application/json")
                    .header("X-Idempotency-Key", attempt.callKey())
                    .POST(BodyPublishers.ofString(body)))
        .map(MercadoPago::checkout);
  }

  @Override
  public Flux<PaymentFact> look(PaymentAccount account, Attempt attempt) {
    return send(
            account,
            "/v1/payments/search?external_reference=" + attempt.id(),
            HttpRequest.Builder::GET)
        .flatMapIterable(response -> standing(account, attempt, results(response)));
  }

  @Override
  public Flux<PaymentFact> lookAt(PaymentAccount account, String payment) {
    var path = "/v1/payments/" + encoded(payment);
    return send(account, path, HttpRequest.Builder::GET)
        .flatMapIterable(
            response ->
                response.statusCode() == 404
                    ? List.of()
                    : MercadoPagoPayment.facts(payment(response)));
  }

  /**
   * A preference takes money as often as it is paid, until its time is over: its time is made to be
   * over.
   *
   * @see <a
   *     href="https://www.mercadopago.com/developers/en/reference/preferences/_checkout_preferences_id/put">Mercado
   *     Pago: update preference</a>
   */
  @Override
  public Mono<Void> close(PaymentAccount account, Attempt attempt) {
    var page = attempt.page();
    if (page == null) {
      return Mono.empty();
    }
    var end = Map.of("expires", true, "expiration_date_to", END.format(clock.instant()));
    var body = JSON.writeValueAsString(end);
    return send(
            account,
            "/checkout/preferences/" + encoded(page.session()),
            request ->
                request
                    .header("Content-Type", "application/json")
                    .PUT(BodyPublishers.ofString(body)))
        .doOnNext(MercadoPago::read)
        .then();
  }

  /**
   * @see <a
   *     href="https://www.mercadopago.com/developers/en/reference/chargebacks/_payments_id_refunds/post">Mercado
   *     Pago: create refund</a>
   */
  @Override
  public Mono<GivingBack> giveBack(PaymentAccount account, Attempt attempt, String payment) {
    return send(
            account,
            "/v1/payments/" + encoded(payment) + "/refunds",
            request ->
                request
                    .header("Content-Type", "application/json")
                    .header("X-Idempotency-Key", attempt.id() + "/return/" + payment)
                    .POST(BodyPublishers.ofString("{}")))
        .map(MercadoPago::givingBack);
  }

  @Override
  public void close() {
    http.close();
  }

  /** Mercado Pago tells nobody that a page has expired: the clock does, unless money may come. */
  private List<PaymentFact> standing(PaymentAccount account, Attempt attempt, JsonNode payments) {
    var facts = new ArrayList<PaymentFact>();
    payments.forEach(payment -> facts.addAll(MercadoPagoPayment.facts(payment)));
    boolean mayCome = facts.stream().anyMatch(fact -> fact.kind() != Kind.DECLINED);
    if (!mayCome && !clock.instant().isBefore(attempt.expiresAt())) {
      facts.add(expired(account, attempt));
    }
    return facts;
  }

  private PaymentFact expired(PaymentAccount account, Attempt attempt) {
    return new PaymentFact(
        "expired/" + attempt.id(),
        Kind.EXPIRED,
        attempt.id(),
        null,
        null,
        account.live(),
        clock.instant());
  }

  /** Without an address for notices: those would come unsigned; the account's own are signed. */
  private static Map<String, Object> preference(Attempt attempt) {
    var item =
        Map.of(
            "id", attempt.invoice().toString(),
            "title", PaymentWords.title(attempt),
            "quantity", 1,
            "unit_price", attempt.amount().amount(),
            "currency_id", attempt.amount().currency().getCurrencyCode());
    return Map.of(
        "items", List.of(item),
        "external_reference", attempt.id().toString(),
        "expires", true,
        "expiration_date_to", END.format(attempt.expiresAt()));
  }

  private Mono<HttpResponse<byte[]>> send(
      PaymentAccount account, String path, UnaryOperator<HttpRequest.Builder> how) {
    Supplier<HttpRequest> request =
        () ->
            how.apply(
                    HttpRequest.newBuilder(URI.create(api.toString().replaceFirst("/$", "") + path))
                        .timeout(patience)
                        .header(
                            "Authorization",
                            "Bearer " + account.secret(PaymentAccount.KEY).orElse("")))
                .build();
    return Mono.fromFuture(() -> http.sendAsync(request.get(), BodyHandlers.ofByteArray()));
  }

  private static String encoded(String id) {
    return URLEncoder.encode(id, StandardCharsets.UTF_8);
  }

  private static GivingBack givingBack(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status / 100 == 2) {
      return new GivingBack.Asked();
    }
    if (status / 100 != 4 || status == 409 || status == 429) {
      throw new IllegalStateException("Mercado Pago answered " + status);
    }
    return new GivingBack.Refused(String.valueOf(status));
  }

  private static Checkout checkout(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    if (status == 409 || status == 429) {
      throw new IllegalStateException("Mercado Pago answered " + status);
    }
    if (status >= 500) {
      return new Checkout.Failed(Integer.toString(status));
    }
    if (status >= 400) {
      return new Checkout.Refused(Integer.toString(status));
    }
    var preference = read(response);
    var id = preference.path("id");
    var url = preference.path("init_point");
    if (!id.isString() || !url.isString()) {
      throw new IllegalStateException("Mercado Pago gave a preference without an address");
    }
    return new Checkout.Opened(new Page(id.stringValue(), url.stringValue()));
  }

  private static JsonNode results(HttpResponse<byte[]> response) {
    var results = read(response).path("results");
    if (!results.isArray()) {
      throw new IllegalStateException("Mercado Pago gave no list of payments");
    }
    return results;
  }

  private static JsonNode payment(HttpResponse<byte[]> response) {
    var payment = read(response);
    if (payment.path("id").asString("").isEmpty()) {
      throw new IllegalStateException("Mercado Pago gave no payment");
    }
    return payment;
  }

  private static JsonNode read(HttpResponse<byte[]> response) {
    if (response.statusCode() != 200 && response.statusCode() != 201) {
      throw new IllegalStateException("Mercado Pago answered " + response.statusCode());
    }
    return JSON.readTree(response.body());
  }
}
