package io.recado.intents.knowledge;

import io.recado.intents.knowledge.PostgresEditions.Claimed;
import io.recado.intents.knowledge.PostgresEditions.Due;
import io.recado.schedule.Job;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Reads what owners hand in, beside their requests: at once in the process that took it, and what
 * that one left, by and by, in another. Safe for many threads.
 */
final class ReadEditions implements Job, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ReadEditions.class);

  /** While one is fetched or written, another is read; each is in memory as a whole. */
  private static final int MOST_AT_A_TIME = 2;

  /** After so many who began and did not end, the document is to blame. */
  private static final int MOST_TRIES = 5;

  private final PostgresEditions editions;
  private final PublishEdition publish;
  private final Set<Due> waiting = ConcurrentHashMap.newKeySet();
  private final Sinks.Many<Due> queue = Sinks.many().unicast().onBackpressureBuffer();
  private final Disposable reading;

  /** Begins to read; {@link #close} ends it. */
  ReadEditions(PostgresEditions editions, PublishEdition publish) {
    this.editions = editions;
    this.publish = publish;
    this.reading =
        queue
            .asFlux()
            .flatMap(this::next, MOST_AT_A_TIME)
            .subscribe(_ -> {}, failure -> log.error("Nothing is read any more", failure));
  }

  @Override
  public String name() {
    return "read-knowledge";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(5);
  }

  /** Finds what was left. */
  @Override
  public Mono<Void> run() {
    return editions.due().doOnNext(due -> due.forEach(this::soon)).then();
  }

  /** Has it read, and returns at once. What cannot be taken on now is found by the next run. */
  void soon(Due due) {
    if (!waiting.add(due)) {
      return;
    }
    Sinks.EmitResult result;
    synchronized (queue) {
      result = queue.tryEmitNext(due);
    }
    if (result.isFailure()) {
      waiting.remove(due);
      log.warn("Source {} of tenant {} is read later ({})", due.source(), due.tenant(), result);
    }
  }

  /** Reads it where it is due; never fails. */
  Mono<Void> read(Due due) {
    return editions
        .claim(due)
        .flatMap(this::read)
        .onErrorResume(
            error -> {
              log.warn(
                  "Source {} of tenant {} could not be read, it is tried again within 5 minutes",
                  due.source(),
                  due.tenant(),
                  error);
              return Mono.empty();
            });
  }

  private Mono<Void> next(Due due) {
    return Mono.defer(
        () -> {
          waiting.remove(due);
          return read(due);
        });
  }

  private Mono<Void> read(Claimed claimed) {
    return claimed.tries() > MOST_TRIES ? publish.giveUp(claimed) : publish.run(claimed);
  }

  @Override
  public void close() {
    reading.dispose();
  }
}
