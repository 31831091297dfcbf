package io.recado.gateway.received;

import io.recado.received.ReceivedFileKey;
import io.recado.received.ReceivedFiles;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Fetches what customers sent some seconds after the turn that found it (decision 0062): no turn
 * waits for it, and nothing is fetched inside a transaction. A tenant whose files take too much
 * room loses the oldest.
 */
@Component
class KeepReceivedFiles implements Job {

  private static final Logger log = LoggerFactory.getLogger(KeepReceivedFiles.class);

  private static final int AT_ONCE = 4;

  /** What was begun by then is the last of a run, which would be broken off after some minutes. */
  private static final Duration BUDGET = Duration.ofMinutes(1);

  private final ReceivedFiles received;
  private final ReceivedFileRules rules;
  private final FetchReceivedFile fetching;

  KeepReceivedFiles(ReceivedFiles received, ReceivedFileRules rules, FetchReceivedFile fetching) {
    this.received = received;
    this.rules = rules;
    this.fetching = fetching;
  }

  @Override
  public String name() {
    return "keep-received-files";
  }

  @Override
  public Duration pause() {
    return Duration.ofSeconds(3);
  }

  @Override
  public Mono<Void> run() {
    return received.due().collectList().flatMap(this::fetchAndTrim);
  }

  private Mono<Void> fetchAndTrim(List<ReceivedFileKey> due) {
    var tenants = due.stream().map(ReceivedFileKey::tenant).distinct().toList();
    return Flux.fromIterable(due)
        .timed()
        .takeWhile(key -> key.elapsedSinceSubscription().compareTo(BUDGET) < 0)
        .flatMap(key -> fetch(key.get()), AT_ONCE)
        .thenMany(Flux.fromIterable(tenants))
        .concatMap(this::trim)
        .then();
  }

  /** What fails here is due again in some minutes, and keeps no other file waiting. */
  private Mono<Void> fetch(ReceivedFileKey key) {
    return received
        .claim(key)
        .flatMap(fetching::of)
        .onErrorResume(
            error -> {
              log.warn("The {} is not kept yet; it is tried again: {}", key, error.toString());
              return Mono.empty();
            });
  }

  private Mono<Void> trim(TenantId tenant) {
    return received
        .trim(tenant, rules.mostOfTenant())
        .filter(deleted -> deleted > 0)
        .doOnNext(
            deleted ->
                log.warn(
                    "{} old files of customers of tenant {} made room for newer ones",
                    deleted,
                    tenant))
        .then();
  }
}
