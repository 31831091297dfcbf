package io.recado.intents.llm;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recado.tenant.TenantId;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * What tenants wish of language models, at most a second old: asked for while a tenant's customers
 * write, and not more often than that. While it cannot be found out, what was known last holds, for
 * some minutes. Safe for many threads.
 */
public final class FreshWishes {

  private static final Logger log = LoggerFactory.getLogger(FreshWishes.class);

  private static final int MOST_KNOWN = 10_000;

  /** What was known hours ago may have been refused since: words go nowhere on its word. */
  private static final Duration MEMORY = Duration.ofMinutes(10);

  private final ModelWishes wishes;
  private final AsyncCache<TenantId, ModelWish> fresh;
  private final Cache<TenantId, ModelWish> lastKnown;

  /**
   * @param age how old it may be
   */
  public FreshWishes(ModelWishes wishes, Duration age) {
    this(wishes, age, MEMORY);
  }

  /**
   * @param memory how long the last known holds while nothing newer can be found out
   */
  FreshWishes(ModelWishes wishes, Duration age, Duration memory) {
    this.wishes = wishes;
    this.fresh = Caffeine.newBuilder().expireAfterWrite(age).maximumSize(MOST_KNOWN).buildAsync();
    this.lastKnown = Caffeine.newBuilder().expireAfterWrite(memory).maximumSize(MOST_KNOWN).build();
  }

  /** The tenant's wish; fails where that was not known lately and cannot be found out. */
  public Mono<ModelWish> of(TenantId tenant) {
    return Mono.fromFuture(() -> fresh.get(tenant, (key, _) -> load(key).toFuture()), true);
  }

  private Mono<ModelWish> load(TenantId tenant) {
    return wishes
        .of(tenant)
        .doOnNext(wish -> lastKnown.put(tenant, wish))
        .onErrorResume(error -> holdingOn(tenant, error));
  }

  private Mono<ModelWish> holdingOn(TenantId tenant, Throwable error) {
    var known = lastKnown.getIfPresent(tenant);
    if (known == null) {
      return Mono.error(error);
    }
    log.warn(
        "Which language model tenant {} wants cannot be asked for, the last known holds: {}",
        tenant,
        error.toString());
    return Mono.just(known);
  }
}
