package io.recado.actions.event;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Deliveries of one subscription that are claimed once; what came of them is kept. */
final class InMemoryDeliveries implements Deliveries, Untaken {

  final Deque<Claimed> waiting = new ArrayDeque<>();
  final List<Ending> endings = new ArrayList<>();
  boolean away;
  boolean losesTheFirstEnd;

  @Override
  public Flux<SubscriptionKey> due(int most) {
    return Flux.fromStream(waiting.stream().map(Claimed::subscription).distinct().limit(most));
  }

  @Override
  public Mono<List<Claimed>> claim(SubscriptionKey key, int most, Duration lease) {
    return away
        ? Mono.error(new IllegalStateException("the database is away"))
        : Mono.fromSupplier(
            () -> Stream.generate(waiting::poll).limit(Math.min(most, waiting.size())).toList());
  }

  @Override
  public synchronized Mono<Written> end(Claimed claimed, Ending ending, Duration patience) {
    boolean first = endings.isEmpty();
    endings.add(ending);
    return first && losesTheFirstEnd
        ? Mono.error(new IllegalStateException("the database is away"))
        : Mono.just(Written.DONE);
  }

  @Override
  public Flux<GivenUp> giveUp(Duration patience, int most) {
    return Flux.fromStream(waiting.stream())
        .map(claimed -> new GivenUp(claimed.subscription(), claimed.event(), "503"));
  }

  @Override
  public Mono<Backlog> backlog() {
    return away
        ? Mono.error(new IllegalStateException("the database is away"))
        : Mono.just(new Backlog(waiting.size(), Duration.ofSeconds(90)));
  }
}
