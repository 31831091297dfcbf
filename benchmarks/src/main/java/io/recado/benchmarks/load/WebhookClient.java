package io.recado.benchmarks.load;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.recado.benchmarks.channels.MetaSignature;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;

/** Delivers webhooks as Meta does, signed. Safe for many threads. */
public final class WebhookClient implements AutoCloseable {

  /** Nobody answered: connection refused, cut, or no answer in time. */
  public static final int NO_ANSWER = 0;

  /** More than Meta waits, so that what is slow is measured and not given up. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final ConnectionProvider connections;
  private final LoopResources threads = LoopResources.create("load", 1, true);
  private final HttpClient http;
  private final Supplier<URI> target;
  private final MetaSignature signature;

  /**
   * @param target asked for each delivery: nodes come and go
   * @param mostConnections a delivery waits while so many are under way
   */
  public WebhookClient(Supplier<URI> target, MetaSignature signature, int mostConnections) {
    this.target = target;
    this.signature = signature;
    this.connections =
        ConnectionProvider.builder("load")
            .maxConnections(mostConnections)
            .pendingAcquireMaxCount(-1)
            .pendingAcquireTimeout(PATIENCE)
            .build();
    this.http =
        HttpClient.create(connections)
            .runOn(threads)
            .disableRetry(true)
            .responseTimeout(PATIENCE)
            .headers(headers -> headers.set(HttpHeaderNames.CONTENT_TYPE, "application/json"));
  }

  /** Delivers messages in one body. Never fails. */
  public Mono<Integer> deliver(List<Webhook.Message> messages) {
    return Mono.fromSupplier(() -> Webhook.body(messages)).flatMap(this::deliver);
  }

  /**
   * Delivers a body, once. Never fails.
   *
   * @return the HTTP status, or {@link #NO_ANSWER}
   */
  public Mono<Integer> deliver(byte[] body) {
    return http.headers(headers -> headers.set(MetaSignature.HEADER, signature.of(body)))
        .post()
        .uri(target.get())
        .send(Mono.fromSupplier(() -> Unpooled.wrappedBuffer(body)))
        .responseSingle((answer, content) -> content.then(Mono.just(answer.status().code())))
        .onErrorReturn(NO_ANSWER);
  }

  @Override
  public void close() {
    connections.dispose();
    threads.dispose();
  }
}
