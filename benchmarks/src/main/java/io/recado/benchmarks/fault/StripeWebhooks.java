package io.recado.benchmarks.fault;

import io.recado.benchmarks.channels.HmacSha256;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Delivers as Stripe does: signed by the endpoint's secret and the time of the delivery, and again
 * and again until it is answered 2xx. Safe for many threads, all of which it blocks.
 *
 * <p>Source: Stripe, webhooks: signatures, retries.
 */
final class StripeWebhooks implements AutoCloseable {

  static final String SECRET = "whsec_fault_matrix_demo";

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final HmacSha256 HMAC = new HmacSha256(SECRET);

  private final HttpClient http = HttpClient.newHttpClient();
  private final AtomicLong refused = new AtomicLong();

  /**
   * @param account the shop's account with Stripe, which is in the webhook's address
   */
  void deliver(Node node, String account, String body) {
    Wait.until("Stripe's event is taken", PATIENCE, () -> isTaken(node, account, body));
  }

  /** Deliveries that were not answered 2xx, and repeated. */
  long refused() {
    return refused.get();
  }

  @Override
  public void close() {
    http.close();
  }

  private boolean isTaken(Node node, String account, String body)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(node.root().resolve("/webhooks/stripe/" + account))
            .header("Content-Type", "application/json")
            .header("Stripe-Signature", signature(body))
            .POST(BodyPublishers.ofString(body))
            .build();
    boolean taken = http.send(request, BodyHandlers.discarding()).statusCode() / 100 == 2;
    if (!taken) {
      refused.incrementAndGet();
    }
    return taken;
  }

  private static String signature(String body) {
    var time = Instant.now().getEpochSecond();
    var start = (time + ".").getBytes(StandardCharsets.UTF_8);
    return "t=%d,v1=%s".formatted(time, HMAC.of(start, body.getBytes(StandardCharsets.UTF_8)));
  }
}
