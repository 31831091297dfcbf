package io.recado.gateway.received;

import io.recado.channel.ChannelKind;
import io.recado.received.ReceivedFileKey;
import io.recado.received.ReceivedFiles;
import io.recado.received.ReceivedFiles.Due;
import io.recado.schedule.Job;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Fetches what customers sent some seconds after the turn that found it (decision 0062): no turn
 * waits for it, and nothing is fetched inside a transaction. A tenant whose files take too much
 * room loses the oldest.
 */
@Component
class KeepReceivedFiles implements Job {

  private static final Logger log = LoggerFactory.getLogger(KeepReceivedFiles.class);

  /** Of one kind of channel, so that a provider that hangs keeps its own tenants' files waiting. */
  private static final int TENANTS_AT_ONCE = 3;

  private static final int OF_TENANT_AT_ONCE = 2;

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

  private Mono<Void> fetchAndTrim(List<Due> due) {
    var tenants = due.stream().map(file -> file.key().tenant()).distinct().toList();
    long end = now() + BUDGET.toMillis();
    return Flux.fromIterable(grouped(due, Due::kind))
        .flatMap(ofKind -> fetchAll(ofKind, end), ChannelKind.values().length)
        .thenMany(Flux.fromIterable(tenants))
        .concatMap(this::trim)
        .then();
  }

  private Flux<Void> fetchAll(List<Due> ofKind, long end) {
    return Flux.fromIterable(grouped(ofKind, file -> file.key().tenant()))
        .flatMap(ofTenant -> fetchOfTenant(ofTenant, end), TENANTS_AT_ONCE);
  }

  private Flux<Void> fetchOfTenant(List<Due> ofTenant, long end) {
    return Flux.fromIterable(ofTenant)
        .takeWhile(file -> now() < end)
        .flatMap(file -> fetch(file.key()), OF_TENANT_AT_ONCE, 1);
  }

  /** In the order in which the first of each is due. */
  private static <G> Collection<List<Due>> grouped(List<Due> due, Function<Due, G> group) {
    return due.stream()
        .collect(Collectors.groupingBy(group, LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static long now() {
    return Schedulers.parallel().now(TimeUnit.MILLISECONDS);
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
