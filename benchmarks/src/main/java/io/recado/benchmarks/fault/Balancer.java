package io.recado.benchmarks.fault;

import io.recado.benchmarks.fault.Customer.Event;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.netty.ByteBufMono;
import reactor.netty.http.client.HttpClient;

/**
 * Hands each request to one node after the other, as a balancer does: a node that nobody listens at
 * is passed over. Every request has a connection of its own.
 */
final class Balancer {

  /** Longer than any channel waits; who keeps silent for so long does not answer. */
  private static final Duration LONGEST_CALL = Duration.ofSeconds(10);

  private final Supplier<List<URI>> nodes;
  private final AtomicInteger turn = new AtomicInteger();
  private final HttpClient http = HttpClient.newConnection().responseTimeout(LONGEST_CALL);

  Balancer(Supplier<List<URI>> nodes) {
    this.nodes = nodes;
  }

  /** Delivers once. Blocks; for virtual threads. */
  Answer deliver(Event event) {
    var all = nodes.get();
    var first = turn.getAndIncrement();
    long began = System.nanoTime();
    for (int i = 0; i < all.size(); i++) {
      var answer = deliver(event, all.get(Math.floorMod(first + i, all.size())), began);
      if (answer.status() != Answer.NOBODY) {
        return answer;
      }
    }
    return new Answer(event, Answer.NOBODY, began, System.nanoTime());
  }

  private Answer deliver(Event event, URI node, long began) {
    var status = post(event, node).onErrorResume(Balancer::withoutAnswer).blockOptional();
    return new Answer(event, status.orElse(Answer.NONE), began, System.nanoTime());
  }

  private Mono<Integer> post(Event event, URI node) {
    var proof = event.proof();
    return http.headers(
            headers ->
                headers
                    .add("Content-Type", "application/json")
                    .add(proof.getKey(), proof.getValue()))
        .post()
        .uri(node.resolve(event.path()))
        .send(ByteBufMono.fromString(Mono.just(event.body())))
        .responseSingle((response, body) -> body.then(Mono.just(response.status().code())));
  }

  private static Mono<Integer> withoutAnswer(Throwable error) {
    return Mono.just(error instanceof ConnectException ? Answer.NOBODY : Answer.NONE);
  }

  /**
   * How a delivery ended.
   *
   * @param status the HTTP status, {@link #NONE} or {@link #NOBODY}
   * @param began by {@link System#nanoTime}, as {@code ended}
   */
  record Answer(Event event, int status, long began, long ended) {

    /** The connection ended, or the time was up, before a status came. */
    static final int NONE = 0;

    /** Nobody listened, anywhere. */
    static final int NOBODY = -1;

    boolean acknowledged() {
      return status / 100 == 2;
    }

    Duration took() {
      return Duration.ofNanos(ended - began);
    }
  }
}
