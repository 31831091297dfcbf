package io.recado.intents.published;

import io.recado.intents.quality.Quality;
import io.recado.tenant.TenantId;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

final class InMemoryClassifierStore implements ClassifierStore {

  private static final int KEPT = 10;

  private final Map<TenantId, Stored> tried = new ConcurrentHashMap<>();
  private final Map<TenantId, TreeMap<Integer, Stored>> publications = new ConcurrentHashMap<>();

  @Override
  public synchronized Mono<Integer> add(TenantId tenant, Stored learned) {
    var own = publications.computeIfAbsent(tenant, _ -> new TreeMap<>());
    int publication = own.isEmpty() ? 1 : own.lastKey() + 1;
    own.put(publication, learned);
    own.remove(publication - KEPT);
    if (!learned.phrases().isNone()) {
      tried.remove(tenant);
    }
    return Mono.just(publication);
  }

  @Override
  public Mono<Void> replace(Latest publication, Stored learned) {
    return Mono.fromRunnable(() -> replaceNow(publication, learned));
  }

  private synchronized void replaceNow(Latest publication, Stored learned) {
    publications
        .getOrDefault(publication.tenant(), new TreeMap<>())
        .computeIfPresent(publication.publication(), (_, stored) -> learned);
  }

  @Override
  public synchronized Mono<Stored> get(TenantId tenant, int publication) {
    var own = publications.getOrDefault(tenant, new TreeMap<>());
    return Mono.justOrEmpty(own.get(publication));
  }

  @Override
  public Mono<Void> keepTried(TenantId tenant, Stored learned) {
    return Mono.fromRunnable(() -> tried.put(tenant, learned));
  }

  @Override
  public Mono<Stored> tried(TenantId tenant) {
    return Mono.fromCallable(() -> tried.get(tenant));
  }

  @Override
  public Mono<Quality> quality(TenantId tenant, int publication) {
    return get(tenant, publication).map(Stored::quality);
  }

  @Override
  public synchronized Flux<Latest> latest(@Nullable Duration within) {
    return Flux.fromStream(
        publications.entrySet().stream()
            .map(each -> new Latest(each.getKey(), each.getValue().lastKey())));
  }
}
