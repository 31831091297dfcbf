package io.recado.benchmarks.channels;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;

/**
 * Posts back how far the messages that WhatsApp took have come, as Meta does.
 *
 * <p>Source: Cloud API reference, webhooks: status messages.
 */
public final class StatusWebhooks {

  private final HttpClient http = HttpClient.create();
  private final Supplier<URI> webhook;
  private final MetaSignature signature;

  /**
   * @param webhook where the product listens, asked for each time: it may have moved
   */
  public StatusWebhooks(Supplier<URI> webhook, MetaSignature signature) {
    this.webhook = webhook;
    this.signature = signature;
  }

  /**
   * Posts statuses of one message, one after the other.
   *
   * @param statuses such as {@code sent}, {@code delivered}, {@code read}, in the order to post
   * @return the HTTP status of each answer
   */
  public Mono<List<Integer>> post(Received message, List<String> statuses) {
    return Flux.fromIterable(statuses)
        .concatMap(status -> post(body(message, status)))
        .collectList();
  }

  private Mono<Integer> post(byte[] body) {
    return http.headers(
            headers ->
                headers
                    .add("Content-Type", "application/json")
                    .add(MetaSignature.HEADER, signature.of(body)))
        .post()
        .uri(webhook.get())
        .send(ByteBufMono.fromString(Mono.just(new String(body, StandardCharsets.UTF_8))))
        .responseSingle(
            (response, content) -> content.then(Mono.fromSupplier(() -> response.status().code())));
  }

  /** One change of one number with one status in it. */
  private static byte[] body(Received message, String status) {
    return """
        {"object":"whatsapp_business_account","entry":[{"id":"waba-%1$s","changes":[{"field":"messages",\
        "value":{"messaging_product":"whatsapp","metadata":{"display_phone_number":"%1$s",\
        "phone_number_id":"%1$s"},"statuses":[{"id":"%2$s","status":"%3$s","timestamp":"%4$d",\
        "recipient_id":"%5$s","biz_opaque_callback_data":"%6$s"}]}}]}]}"""
        .formatted(
            message.number(),
            Objects.requireNonNull(message.messageId(), "it was not taken"),
            status,
            Instant.now().getEpochSecond(),
            message.recipient(),
            message.opaqueId() == null ? "" : message.opaqueId())
        .getBytes(StandardCharsets.UTF_8);
  }
}
