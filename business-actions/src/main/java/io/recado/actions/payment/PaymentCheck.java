package io.recado.actions.payment;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Whether a provider lets us in with a key, asked before the key is kept. What is asked for moves
 * nothing: Stripe for one page of payment, because a restricted key may see no more, and Mercado
 * Pago for who we are. The answer is not read.
 *
 * @see <a href="https://docs.stripe.com/api/checkout/sessions/list">Stripe API: list sessions</a>
 * @see <a href="https://docs.stripe.com/keys/restricted-api-keys">Stripe: restricted keys</a>
 */
public final class PaymentCheck implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(PaymentCheck.class);

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final Map<Provider, URI> harmless = new EnumMap<>(Provider.class);
  private final Duration patience;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

  /**
   * @param patience how long an answer may take
   */
  PaymentCheck(URI stripe, URI mercadoPago, Duration patience) {
    harmless.put(Provider.STRIPE, below(stripe, "/v1/checkout/sessions?limit=1"));
    harmless.put(Provider.MERCADO_PAGO, below(mercadoPago, "/users/me"));
    this.patience = patience;
  }

  /**
   * Asks the provider, once.
   *
   * @return why the key cannot be worked with, such as {@code status_401} or {@code too_slow};
   *     empty when it can
   */
  public Mono<Optional<String>> refusal(Provider provider, String key) {
    return Mono.fromCallable(() -> request(provider, key))
        .flatMap(
            request -> Mono.fromFuture(() -> http.sendAsync(request, BodyHandlers.discarding())))
        .map(PaymentCheck::refusal)
        .onErrorResume(error -> Mono.just(Optional.of(code(provider, error))));
  }

  @Override
  public void close() {
    http.close();
  }

  /**
   * @throws IllegalArgumentException when a header cannot hold the key
   */
  private HttpRequest request(Provider provider, String key) {
    return HttpRequest.newBuilder(harmless.get(provider))
        .timeout(patience)
        .header("Authorization", "Bearer " + key)
        .build();
  }

  private static Optional<String> refusal(HttpResponse<Void> answer) {
    return answer.statusCode() == 200
        ? Optional.empty()
        : Optional.of("status_" + answer.statusCode());
  }

  private static String code(Provider provider, Throwable error) {
    if (error instanceof IllegalArgumentException) {
      return "not_configured";
    }
    log.info(
        "{} did not answer ({}); who asked is told so", provider, error.getClass().getSimpleName());
    return error instanceof HttpTimeoutException ? "too_slow" : "unreachable";
  }

  private static URI below(URI api, String path) {
    return URI.create(api.toString().replaceFirst("/$", "") + path);
  }
}
