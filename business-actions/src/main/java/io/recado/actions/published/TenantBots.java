package io.recado.actions.published;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.recado.channel.SecretBoxException;
import io.recado.tenant.TenantId;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * The bots of all tenants: with what they have published, or as Recado comes. Which publication
 * holds is asked for when a tenant's customers write first, and again when told to; while that
 * cannot be found out, or suits no more, the last good one serves on. Safe for many threads.
 */
public final class TenantBots {

  private static final Logger log = LoggerFactory.getLogger(TenantBots.class);

  private static final int MOST_KNOWN = 10_000;
  private static final int MOST_BUILT = 500;

  private final PublicationStore store;
  private final PublicationCheck check;
  private final TenantBot shipped;
  private final AsyncCache<TenantId, TenantBot> current =
      Caffeine.newBuilder().maximumSize(MOST_KNOWN).buildAsync();
  private final AsyncCache<Key, TenantBot> built =
      Caffeine.newBuilder().maximumSize(MOST_BUILT).buildAsync();
  private final Cache<TenantId, TenantBot> lastGood =
      Caffeine.newBuilder().maximumSize(MOST_BUILT).build();

  TenantBots(PublicationStore store, PublicationCheck check) {
    this.store = store;
    this.check = check;
    this.shipped = check.shipped();
  }

  /** The bot that holds for a tenant. */
  public Mono<TenantBot> of(TenantId tenant) {
    return Mono.fromFuture(() -> current.get(tenant, (key, executor) -> load(key).toFuture()), true)
        // Not kept as the one that holds: nothing would have it asked for again.
        .onErrorResume(error -> servingOn(tenant, error));
  }

  /** Has the tenant's next customer served by what is published then. */
  void look(TenantId tenant) {
    current.synchronous().invalidate(tenant);
  }

  private Mono<TenantBot> load(TenantId tenant) {
    return store
        .latest(tenant)
        .flatMap(number -> built(new Key(tenant, number)))
        .defaultIfEmpty(shipped)
        .doOnNext(bot -> lastGood.put(tenant, bot));
  }

  private Mono<TenantBot> servingOn(TenantId tenant, Throwable error) {
    var serving = lastGood.getIfPresent(tenant);
    if (serving == null) {
      return Mono.error(error);
    }
    log.warn(
        "Which bot tenant {} has published cannot be asked for, the last known serves on: {}",
        tenant,
        error.toString());
    return Mono.just(serving);
  }

  private Mono<TenantBot> built(Key key) {
    return Mono.fromFuture(
        () -> built.get(key, (missing, executor) -> build(missing).toFuture()), true);
  }

  /** Customers are served in any case. */
  private Mono<TenantBot> build(Key key) {
    return store
        .get(key.tenant(), key.number())
        .flatMap(publication -> checked(key, publication))
        .onErrorResume(SecretBoxException.class, error -> withoutSecrets(key))
        .defaultIfEmpty(shipped);
  }

  private Mono<TenantBot> checked(Key key, Publication publication) {
    return Mono.fromCallable(() -> usable(key, publication)).subscribeOn(Schedulers.parallel());
  }

  private TenantBot usable(Key key, Publication publication) {
    return switch (check.check(publication)) {
      case Checked.Fit(var bot) -> bot;
      case Checked.Unfit(var problems) -> {
        log.error(
            "Publication {} of tenant {} does not suit this version, its customers have what of it"
                + " does, or else the last good bot: {}",
            key.number(),
            key.tenant(),
            problems);
        yield new FitPart(check).of(publication, problems).orElseGet(() -> lastGood(key));
      }
    };
  }

  private Mono<TenantBot> withoutSecrets(Key key) {
    log.error(
        "The secrets of publication {} of tenant {} cannot be opened, its customers have the last"
            + " good bot",
        key.number(),
        key.tenant());
    return Mono.just(lastGood(key));
  }

  /** As it comes, where none has served yet. */
  private TenantBot lastGood(Key key) {
    return Objects.requireNonNullElse(lastGood.getIfPresent(key.tenant()), shipped);
  }

  private record Key(TenantId tenant, int number) {}
}
