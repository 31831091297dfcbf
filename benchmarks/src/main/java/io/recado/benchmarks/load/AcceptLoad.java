package io.recado.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Clients that deliver one webhook after the other and wait for nothing but its answer. */
public final class AcceptLoad {

  private final WebhookClient client;

  public AcceptLoad(WebhookClient client) {
    this.client = client;
  }

  /**
   * What a run came to.
   *
   * @param acknowledged messages in deliveries that were answered 2xx
   * @param refused messages in deliveries that were answered anything else, or nothing
   * @param acks how long each answer took
   */
  public record Outcome(Duration time, long acknowledged, long refused, Latencies acks) {

    /** Messages acknowledged in a second. */
    public double rate() {
      return acknowledged / (time.toNanos() / 1e9);
    }
  }

  /**
   * @param clients that deliver at the same time
   * @param batch messages in each delivery
   */
  public Outcome closed(Traffic traffic, int clients, int batch, Duration time) {
    var run = new Run(traffic, batch, System.nanoTime() + time.toNanos());
    long start = System.nanoTime();
    Flux.range(0, clients).flatMap(client -> run.deliverUntilEnd(), clients).blockLast();
    return run.outcome(Duration.ofNanos(System.nanoTime() - start));
  }

  private final class Run {

    private final Traffic traffic;
    private final int batch;
    private final long end;
    private final LongAdder acknowledged = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final Latencies acks = new Latencies();

    Run(Traffic traffic, int batch, long end) {
      this.traffic = traffic;
      this.batch = batch;
      this.end = end;
    }

    Mono<Void> deliverUntilEnd() {
      return Mono.defer(this::deliver).repeat(() -> System.nanoTime() < end).then();
    }

    private Mono<Integer> deliver() {
      var messages = Stream.generate(traffic::next).limit(batch).toList();
      long start = System.nanoTime();
      return client.deliver(messages).doOnNext(status -> count(messages, status, start));
    }

    private void count(List<Webhook.Message> messages, int status, long start) {
      acks.add(Duration.ofNanos(System.nanoTime() - start));
      (status == 200 ? acknowledged : refused).add(messages.size());
    }

    Outcome outcome(Duration time) {
      return new Outcome(time, acknowledged.sum(), refused.sum(), acks);
    }
  }
}
